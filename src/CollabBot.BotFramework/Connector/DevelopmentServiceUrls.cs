using CollabBot.BotFramework.Authentication;

namespace CollabBot.BotFramework.Connector;

/// <summary>Allows what one cloud allows and, for a local client that speaks with tokens, addresses on this machine.</summary>
internal sealed class DevelopmentServiceUrls(BotCloud cloud) : IServiceUrlPolicy
{
    private readonly CloudServiceUrls _cloud = new(cloud);
    private readonly LoopbackServiceUrls _loopback = new();

    public bool Allows(Uri serviceUrl) => _cloud.Allows(serviceUrl) || _loopback.Allows(serviceUrl);
}
