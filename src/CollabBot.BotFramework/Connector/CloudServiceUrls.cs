using CollabBot.BotFramework.Authentication;

namespace CollabBot.BotFramework.Connector;

/// <summary>Allows the hosts of one cloud's Teams: over https, on its own port, by name. The bot's token goes where this says.</summary>
public sealed class CloudServiceUrls(BotCloud cloud) : IServiceUrlPolicy
{
    public bool Allows(Uri serviceUrl) =>
        serviceUrl is { IsAbsoluteUri: true, HostNameType: UriHostNameType.Dns, Port: 443, UserInfo: "", Query: "", Fragment: "" }
        && serviceUrl.Scheme == Uri.UriSchemeHttps
        && AllowsHost(serviceUrl.IdnHost);

    private bool AllowsHost(string host) =>
        cloud.ServiceHosts.Any(allowed => string.Equals(host, allowed, StringComparison.OrdinalIgnoreCase))
        || cloud.ServiceDomains.Any(domain => IsBelow(domain, host));

    private static bool IsBelow(string domain, string host) =>
        host.Length > domain.Length + 1
        && host[host.Length - domain.Length - 1] == '.'
        && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase);
}
