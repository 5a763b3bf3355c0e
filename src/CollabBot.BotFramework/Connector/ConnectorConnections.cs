using System.Diagnostics.CodeAnalysis;

namespace CollabBot.BotFramework.Connector;

/// <summary>The connections to connectors, kept open and shared by all calls. Follows no redirect and keeps no cookie. Safe for concurrent use.</summary>
internal sealed class ConnectorConnections(HttpMessageHandler handler) : HttpMessageInvoker(handler)
{
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The base class disposes it.")]
    public ConnectorConnections()
        : this(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
    {
    }
}
