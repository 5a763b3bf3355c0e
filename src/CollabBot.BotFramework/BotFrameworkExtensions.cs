using CollabBot.BotFramework.Authentication;
using CollabBot.BotFramework.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.TryAddSingleton<IServiceUrlPolicy, LoopbackServiceUrls>();
        services.AddSingleton<ConnectorClientFactory>();
        services.AddSingleton<BotMetrics>();
        services.AddSingleton<DevelopmentGate>();
        services.AddSingleton<RecentTurns>();
        services.AddSingleton<ConversationLocks>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<BotEndpoint>();
        services.AddHttpClient(ConnectorTransport.ClientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>, where channels deliver; any other method is answered with 405.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/messages", endpoints.ServiceProvider.GetRequiredService<BotEndpoint>().HandleAsync);
}
