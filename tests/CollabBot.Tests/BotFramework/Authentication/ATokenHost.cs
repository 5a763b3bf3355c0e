using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Authentication;
using CollabBot.BotFramework.Connector;
using CollabBot.Doubles.Entra;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

/// <summary>The endpoint on a real port, with tokens required and keys from a <see cref="FakeEntra"/>. Its bot answers whatever reaches it.</summary>
internal sealed class ATokenHost : IAsyncDisposable
{
    public const string AppId = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string TeamsUrl = "https://smba.trafficmanager.net/emea/11111111-1111-4111-8111-111111111111/";

    private readonly WebApplication _app;
    private readonly CountingBot _bot;
    private readonly CountingHandler _outbound;
    private readonly Refusals _refusals;

    private ATokenHost(WebApplication app, FakeEntra entra, FakeTimeProvider time, CountingBot bot, CountingHandler outbound)
    {
        _app = app;
        _bot = bot;
        _outbound = outbound;
        Entra = entra;
        Time = time;
        _refusals = new Refusals(app.Services.GetRequiredService<IMeterFactory>());
    }

    public FakeEntra Entra { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>How many activities reached the bot.</summary>
    public int Turns => _bot.Turns;

    /// <summary>How many calls would have left for a connector. Outside Development only; there they really leave.</summary>
    public int CallsOut => _outbound.Calls;

    public string?[] Reasons => [.. _refusals.Reasons];

    public ConnectorClientFactory Clients => _app.Services.GetRequiredService<ConnectorClientFactory>();

    /// <summary>In Development keys come from this machine and real calls leave for it; elsewhere the cloud's own addresses are used, and rerouted.</summary>
    public static async Task<ATokenHost> StartAsync(string environment = "Production", BotCloud? cloud = null, Action<BotOptions>? configure = null)
    {
        var entra = await FakeEntra.StartAsync(cloud);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        var bot = new CountingBot();
        var outbound = new CountingHandler();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IBot>(bot);
        builder.Services.AddBotFramework();
        builder.Services.Configure<BotOptions>(options =>
        {
            options.AppId = AppId;
            options.ClientSecret = "a secret that nobody asks for";
            options.TenantId = Tenant;
            options.Cloud = (cloud ?? BotCloud.Public).Name;
            options.OpenIdMetadataUrl = environment == "Development" ? entra.MetadataUrl.AbsoluteUri : null;
            configure?.Invoke(options);
        });
        builder.Services.AddSingleton(services => new BotTokenSource(new FakeCredential(), BotCloud.Public.Scope, time, services.GetRequiredService<ILogger<BotTokenSource>>()));
        if (environment != "Development")
        {
            builder.Services.AddSingleton(_ => new ConnectorConnections(outbound));
            builder.Services.AddHttpClient(OpenIdMetadata.ClientName).ConfigurePrimaryHttpMessageHandler(entra.Route);
        }

        var app = builder.Build();
        app.MapBotFramework();
        await app.StartAsync();
        return new ATokenHost(app, entra, time, bot, outbound);
    }

    /// <summary>What a person of the tenant wrote.</summary>
    public static JsonObject Activity(string serviceUrl = TeamsUrl)
    {
        var json = Captured.Json("message-text-personal");
        json["serviceUrl"] = serviceUrl;
        return json;
    }

    public FakeEntraToken Token(string serviceUrl = TeamsUrl) => Entra.Token(AppId, serviceUrl, Time.GetUtcNow());

    /// <summary>Posts an activity of its own id, so that it is no second delivery, with a token.</summary>
    public Task<(int Status, string Body)> PostAsync(string token) => PostAsync(["Bearer " + token], Activity());

    /// <summary>Posts by hand, since no client sends what an attacker would.</summary>
    public async Task<(int Status, string Body)> PostAsync(IReadOnlyList<string> authorization, JsonObject activity)
    {
        activity["id"] = Guid.CreateVersion7().ToString();
        var body = activity.ToJsonString();
        var address = new Uri(_app.Urls.Single());
        var request = new StringBuilder().Append(CultureInfo.InvariantCulture, $"POST /api/messages HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        foreach (var value in authorization)
        {
            request.Append(CultureInfo.InvariantCulture, $"Authorization: {value}\r\n");
        }

        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.Append("\r\n").Append(body).ToString()), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var parts = answer.Split("\r\n\r\n", 2);
        return (int.Parse(parts[0].Split(' ')[1], CultureInfo.InvariantCulture), parts[1]);
    }

    public async ValueTask DisposeAsync()
    {
        _refusals.Dispose();
        await _app.DisposeAsync();
        await Entra.DisposeAsync();
        _outbound.Dispose();
    }

    private sealed class CountingBot : IBot
    {
        private int _turns;

        public int Turns => _turns;

        public async Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _turns);
            await turn.SendActivityAsync(OutboundActivity.FromText("Hello."), cancellationToken);
            return InvokeResponse.Message("Done.");
        }
    }

    private sealed class CountingHandler : HttpMessageHandler
    {
        private int _calls;

        public int Calls => _calls;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Created));
        }
    }
}
