using CollabBot.BotFramework.Authentication;
using CollabBot.BotFramework.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollabBot.BotFramework;

/// <summary>Wires the protocol into a host.</summary>
public static class BotFrameworkExtensions
{
    /// <summary>Registers everything but the bot itself: add an <see cref="IBot"/>, and bind <see cref="BotOptions"/> to the section <c>Bot</c>.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddOptions<BotOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TurnTexts>();
        services.TryAddSingleton(ChooseServiceUrls);
        services.AddSingleton(_ => new ConnectorConnections());
        services.AddSingleton<ConnectorHttp>();
        services.AddSingleton<ConnectorMetrics>();
        services.AddSingleton<HostBreakers>();
        services.AddSingleton<ConversationPauses>();
        services.AddSingleton<ClosedHosts>();
        services.AddSingleton(CreateTokenSource);
        services.AddSingleton<ConnectorTransport>();
        services.AddSingleton<FittingSender>();
        services.AddSingleton(provider => new ConnectorClientFactory(provider.GetRequiredService<ConnectorTransport>(), provider.GetRequiredService<FittingSender>()));
        services.AddSingleton<BotMetrics>();
        services.AddSingleton(ChooseGate);
        services.AddSingleton<InboundRules>();
        services.AddSingleton<OpenIdMetadata>();
        services.AddSingleton<SigningKeySource>();
        services.AddSingleton(provider => new BotAccess(
            provider.GetRequiredService<BotTokenSource>(),
            AdmitsWithoutToken(provider) ? null : provider.GetRequiredService<SigningKeySource>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RememberedTokens>();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<ActivityBinding>();
        services.AddSingleton<RecentTurns>();
        services.AddSingleton<ConversationLocks>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<RequestBodies>();
        services.AddSingleton<BotEndpoint>();
        AddHttpClient(services, OpenIdMetadata.ClientName);
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>, where channels deliver; any other method is answered with 405.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/messages", endpoints.ServiceProvider.GetRequiredService<BotEndpoint>().HandleAsync);

    /// <summary>The one place where it is decided whether tokens are required.</summary>
    private static IGate ChooseGate(IServiceProvider services) => AdmitsWithoutToken(services)
        ? ActivatorUtilities.CreateInstance<DevelopmentGate>(services)
        : ActivatorUtilities.CreateInstance<TokenGate>(services);

    private static IServiceUrlPolicy ChooseServiceUrls(IServiceProvider services)
    {
        if (AdmitsWithoutToken(services))
        {
            return new LoopbackServiceUrls();
        }

        var cloud = Cloud(services);
        return IsDevelopment(services) ? new DevelopmentServiceUrls(cloud) : new CloudServiceUrls(cloud);
    }

    /// <summary>The one credential of the process lives in here.</summary>
    private static BotTokenSource CreateTokenSource(IServiceProvider services)
    {
        var cloud = Cloud(services);
        var credential = AdmitsWithoutToken(services) ? null : BotCredential.Create(Options(services), cloud, IsDevelopment(services));
        return new BotTokenSource(credential, cloud.Scope, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<BotTokenSource>>());
    }

    private static BotCloud Cloud(IServiceProvider services) =>
        BotCloud.Find(Options(services).Cloud) ?? throw new InvalidOperationException($"{BotOptions.Section}:{nameof(BotOptions.Cloud)} is \"{Options(services).Cloud}\", which is no cloud.");

    private static bool IsDevelopment(IServiceProvider services) => services.GetRequiredService<IHostEnvironment>().IsDevelopment();

    private static bool AdmitsWithoutToken(IServiceProvider services) => Options(services).AllowUnauthenticatedLoopback;

    private static BotOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<BotOptions>>().Value;

    private static void AddHttpClient(IServiceCollection services, string name) => services.AddHttpClient(name)
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        .RemoveAllLoggers();
}
