using System.Collections.Immutable;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Whose Teams the bot serves, and what differs there. A closed set: chosen by configuration alone, never by anything in a request.</summary>
public sealed class BotCloud
{
    private BotCloud(string name, string issuer, string metadataUrl, string authority, string scope)
    {
        Name = name;
        Issuer = issuer;
        MetadataUrl = new Uri(metadataUrl);
        Authority = new Uri(authority);
        Scope = scope;
    }

    public static BotCloud Public { get; } = new(
        "Public",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.com/",
        "https://api.botframework.com/.default")
    {
        // Anybody can register a name below trafficmanager.net, so only this one host of it counts.
        ServiceHosts = ["smba.trafficmanager.net"],
        ServiceDomains = ["teams.microsoft.com"],
    };

    public static BotCloud UsGov { get; } = new(
        "UsGov",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.us/",
        "https://api.botframework.us/.default")
    {
        ServiceDomains = ["teams.microsoft.us"],
    };

    /// <summary>Operated by 21Vianet. Which hosts its Teams calls from is not published, so no service URL of it can be trusted.</summary>
    public static BotCloud China { get; } = new(
        "China",
        "https://api.botframework.azure.cn",
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        "https://login.partner.microsoftonline.cn/",
        "https://api.botframework.azure.cn/.default");

    public static IReadOnlyList<BotCloud> All { get; } = [Public, UsGov, China];

    /// <summary>As it is configured in <see cref="BotOptions.Cloud"/>.</summary>
    public string Name { get; }

    /// <summary>Who issues the tokens that the connector brings; compared ordinally.</summary>
    public string Issuer { get; }

    /// <summary>Where the keys of those tokens are announced.</summary>
    public Uri MetadataUrl { get; }

    /// <summary>Where the bot signs in to Entra.</summary>
    public Uri Authority { get; }

    /// <summary>What the bot asks for when it signs in to call the connector.</summary>
    public string Scope { get; }

    /// <summary>Hosts of service URLs that count exactly, in lower case.</summary>
    public ImmutableArray<string> ServiceHosts { get; private init; } = [];

    /// <summary>Domains of service URLs, in lower case: any host below one counts, the domain itself does not.</summary>
    public ImmutableArray<string> ServiceDomains { get; private init; } = [];

    /// <param name="name">Compared ordinally.</param>
    /// <returns>Null when there is no such cloud.</returns>
    public static BotCloud? Find(string name) => All.FirstOrDefault(cloud => string.Equals(cloud.Name, name, StringComparison.Ordinal));
}
