namespace CollabBot.BotFramework.Connector;

/// <summary>Allows addresses on this machine, which is where local clients listen, and no others.</summary>
public sealed class LoopbackServiceUrls : IServiceUrlPolicy
{
    public bool Allows(Uri serviceUrl) =>
        serviceUrl is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "", IsLoopback: true }
        && (serviceUrl.Scheme == Uri.UriSchemeHttp || serviceUrl.Scheme == Uri.UriSchemeHttps);
}
