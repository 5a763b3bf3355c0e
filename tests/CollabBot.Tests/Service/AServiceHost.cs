using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Service;
using CollabBot.Service.Workers;
using CollabBot.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The real service on a free port, beating when the test says, and what a client sends to it.</summary>
internal sealed class AServiceHost : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string TeamId = "19:team-general@thread.tacv2";

    private readonly TimeProvider _time;
    private readonly ConnectorDouble _connector;
    private readonly HttpClient _client;
    private static int _activities;

    private AServiceHost(WebApplication app, TimeProvider time, ConnectorDouble connector)
    {
        App = app;
        _time = time;
        _connector = connector;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public WebApplication App { get; }

    public HttpClient Client => _client;

    public CountedStore Store => App.Services.GetRequiredService<CountedStore>();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static async Task<AServiceHost> StartAsync(string databasePath, TimeProvider time, ConnectorDouble connector, RecordedLogs? logs = null, bool beating = false)
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:SqlitePath"] = databasePath;
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            foreach (var level in builder.Configuration.GetSection("Logging:LogLevel").GetChildren())
            {
                level.Value = "Trace";
            }

            builder.Logging.AddProvider(logs);
        }

        builder.Host.UseServiceProviderFactory(new CountedStore.ServiceProviderFactory());
        builder.Services.AddSingleton(time);
        if (beating)
        {
            builder.Services.AddHostedService<Worker>();
        }

        var app = ServiceHost.Build(builder, ["http://127.0.0.1:0"]);
        await app.StartAsync(Live);
        return new AServiceHost(app, time, connector);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
    }

    public async Task BeatAsync()
    {
        var services = App.Services;
        await services.GetRequiredService<Sweep>().RecoverAsync(Live);
        await services.GetRequiredService<OpenDueRounds>().HandleAsync(Live);
        await services.GetRequiredService<Sweep>().AdvanceDueAsync(Live);
        while (await services.GetRequiredService<WorkPump>().RunOnceAsync(Live) > 0)
        {
        }
    }

    /// <summary>Presses a button, and gives what the client is shown instead.</summary>
    public async Task<JsonObject> PressAsync(int person, string verb, JsonObject data)
    {
        var activity = Personal("invoke", person);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() }, ["trigger"] = "manual" };
        return (await PostAsync(activity))!.AsObject();
    }

    public async Task WriteAsync(int person, string text)
    {
        var activity = Personal("message", person);
        activity["text"] = text;
        await PostAsync(activity);
    }

    /// <summary>The two events by which Teams tells that a person added the bot to the team.</summary>
    public async Task InstallAsync(int person)
    {
        var added = InTeam("conversationUpdate", person);
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        added["channelData"]!["eventType"] = "teamMemberAdded";
        var installed = InTeam("installationUpdate", person);
        installed["action"] = "add";
        installed["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = _connector.Channel } };
        await PostAsync(added);
        await PostAsync(installed);
    }

    public async Task<JsonNode?> PostAsync(JsonObject activity)
    {
        using var body = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/messages", UriKind.Relative), body, Live);
        Assert.Equal(200, (int)response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Live);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private JsonObject Personal(string type, int person) => Activity(type, person, new JsonObject
    {
        ["conversationType"] = "personal",
        ["id"] = ConnectorDouble.ChatWith(_connector.People[person].Id),
        ["tenantId"] = Tenant,
    });

    private JsonObject InTeam(string type, int person)
    {
        var activity = Activity(type, person, new JsonObject { ["conversationType"] = "channel", ["isGroup"] = true, ["id"] = TeamId, ["tenantId"] = Tenant });
        activity["channelData"]!["team"] = new JsonObject { ["id"] = TeamId, ["name"] = "Housing" };
        return activity;
    }

    private JsonObject Activity(string type, int person, JsonObject conversation) => new()
    {
        ["type"] = type,
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"activity-{Interlocked.Increment(ref _activities)}"),
        ["timestamp"] = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["channelId"] = "msteams",
        ["serviceUrl"] = _connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = _connector.People[person].Id, ["name"] = _connector.People[person].Name, ["aadObjectId"] = _connector.People[person].ObjectId },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "CollabBot" },
        ["conversation"] = conversation,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };
}
