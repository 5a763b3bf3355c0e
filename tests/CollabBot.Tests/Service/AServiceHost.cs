using System.Text.Json.Nodes;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Service;
using CollabBot.Service.Workers;
using CollabBot.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The real service on a free port, beating when the test says, and what the people of a double of Teams do with it.</summary>
internal sealed class AServiceHost : IAsyncDisposable
{
    private readonly FakeTeams _teams;
    private readonly HttpClient _client;

    private AServiceHost(WebApplication app, FakeTeams teams)
    {
        App = app;
        _teams = teams;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        teams.Bot = new Uri(_client.BaseAddress, "/api/messages");
    }

    public WebApplication App { get; }

    public HttpClient Client => _client;

    public CountedStore Store => App.Services.GetRequiredService<CountedStore>();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static async Task<AServiceHost> StartAsync(
        string databasePath, TimeProvider time, FakeTeams teams, RecordedLogs? logs = null, bool beating = false, IReadOnlyDictionary<string, string>? settings = null,
        Action<IServiceCollection>? last = null)
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:SqlitePath"] = databasePath;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            builder.Configuration[name] = value;
        }

        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            foreach (var level in builder.Configuration.GetSection("Logging:LogLevel").GetChildren())
            {
                level.Value = "Trace";
            }

            builder.Logging.AddProvider(logs);
        }

        builder.Host.UseServiceProviderFactory(new CountedStore.ServiceProviderFactory(last));
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(PaceLimits.None);
        if (beating)
        {
            builder.Services.AddHostedService<Worker>();
            builder.Services.AddHostedService<Ticker>();
        }

        var app = ServiceHost.Build(builder, ["http://127.0.0.1:0"]);
        await app.StartAsync(Live);
        return new AServiceHost(app, teams);
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
        await services.GetRequiredService<OpenDueRounds>().HandleAsync(Live);
        await services.GetRequiredService<Sweeper>().HandleAsync(Live);
        await services.GetRequiredService<DueErrands>().HandleAsync(Live);
        while (await services.GetRequiredService<WorkPump>().RunOnceAsync(Live) > 0)
        {
        }
    }

    /// <summary>Presses a button, and gives what the client is shown instead.</summary>
    public async Task<JsonObject> PressAsync(int person, string verb, JsonObject data) =>
        Taken(await _teams.Acts.ExecuteAsync(Person(person), verb, data, cardId: null, Live)).Read()!.AsObject();

    public async Task WriteAsync(int person, string text) => Taken(await _teams.Acts.WriteAsync(Person(person), text, Live));

    /// <summary>A person adds the bot to the tenant's only team, and chooses its first channel beside General.</summary>
    public async Task InstallAsync(int person)
    {
        var team = _teams.Tenant.Teams.Single();
        Assert.All(await _teams.Events.InstallAsync(team, Person(person), team.Channels[1], Live), answer => Taken(answer));
    }

    /// <summary>A card's parts, and theirs.</summary>
    public static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject json => json.Select(member => member.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(json),
        JsonArray array => array.OfType<JsonNode>().SelectMany(Nodes),
        _ => [node],
    };

    private FakePerson Person(int number) => _teams.Tenant.People[number];

    private static BotAnswer Taken(BotAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        return answer;
    }
}
