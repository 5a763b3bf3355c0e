using System.Net;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Authentication;
using CollabBot.BotFramework.Connector;
using CollabBot.Doubles.Entra;
using CollabBot.Service;
using CollabBot.Storage;
using CollabBot.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CollabBot.Tests.BotFramework.Endpoint;

/// <summary>The endpoint on a real port of this machine. What it sends is taken by a connector that says yes to everything.</summary>
internal sealed class ARealHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ARealHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<ARealHost> StartAsync(IBot bot, TimeProvider? time = null, Action<WebApplication>? map = null) =>
        StartAsync("Development", services => Speak(services.AddSingleton(bot)), time, map);

    /// <summary>The product's own bot with its store in a file.</summary>
    public static Task<ARealHost> StartProductAsync(string databasePath) => StartAsync("Development", services =>
    {
        services.AddStorage(new StorageOptions { SqlitePath = databasePath });
        services.AddTeams();
        services.AddCollabBot();
        services.Configure<BotOptions>(options => options.AllowUnauthenticatedLoopback = true);
    });

    /// <summary>A host that wants tokens.</summary>
    public static Task<ARealHost> StartWithTokensAsync(IBot bot, FakeEntra entra, string appId, string tenant, TimeProvider time) => StartAsync(
        "Production",
        services =>
        {
            services.AddSingleton(bot);
            services.AddBotFramework();
            services.AddSingleton(provider => new BotTokenSource(null, BotCloud.Public.Scope, time, provider.GetRequiredService<ILogger<BotTokenSource>>()));
            services.AddHttpClient(OpenIdMetadata.ClientName).ConfigurePrimaryHttpMessageHandler(entra.Route);
            services.Configure<BotOptions>(options => (options.AppId, options.TenantId) = (appId, tenant));
        },
        time);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void Speak(IServiceCollection services)
    {
        services.AddBotFramework();
        services.Configure<BotOptions>(options => options.AllowUnauthenticatedLoopback = true);
    }

    private static async Task<ARealHost> StartAsync(string environment, Action<IServiceCollection> configure, TimeProvider? time = null, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        configure(builder.Services);
        builder.Services.AddSingleton<ConnectorConnections>(_ => new ConnectorConnections(new Agreeable()));
        var app = builder.Build();
        app.MapBotFramework();
        map?.Invoke(app);
        await app.StartAsync();
        return new ARealHost(app);
    }

    private sealed class Agreeable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created) { Content = new ByteArrayContent("""{"id":"1"}"""u8.ToArray()) });
    }
}
