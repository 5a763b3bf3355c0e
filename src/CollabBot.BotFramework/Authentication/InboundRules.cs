using System.Collections.Frozen;
using CollabBot.BotFramework.Connector;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CollabBot.BotFramework.Authentication;

/// <summary>What a request with a token must be bound to. Read once from the settings; immutable.</summary>
internal sealed class InboundRules
{
    private readonly bool _isDevelopment;

    /// <exception cref="InvalidOperationException">The settings do not say whom to admit; the message says which.</exception>
    public InboundRules(IOptions<BotOptions> options, IHostEnvironment environment, IServiceUrlPolicy serviceUrls)
    {
        _isDevelopment = environment.IsDevelopment();
        if (StartupProblems.FindInTokenMode(options.Value, _isDevelopment) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException(string.Join(' ', problems));
        }

        Cloud = BotCloud.Find(options.Value.Cloud)!;
        AppId = Canonical(options.Value.AppId!);
        BotAccountId = "28:" + AppId;
        Tenants = (options.Value.AllowedTenants is { Count: > 0 } tenants ? tenants : [options.Value.TenantId!])
            .Select(Canonical)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        MetadataUrl = options.Value.OpenIdMetadataUrl is { Length: > 0 } url ? new Uri(url) : Cloud.MetadataUrl;
        ServiceUrls = serviceUrls;
    }

    public BotCloud Cloud { get; }

    /// <summary>The one audience, as Entra writes it.</summary>
    public string AppId { get; }

    /// <summary>The bot as a Teams account.</summary>
    public string BotAccountId { get; }

    public FrozenSet<string> Tenants { get; }

    public Uri MetadataUrl { get; }

    public IServiceUrlPolicy ServiceUrls { get; }

    /// <summary>Keys come over https; in Development also from this machine without it.</summary>
    public bool MayFetch(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (_isDevelopment && address.IsLoopback && address.Scheme == Uri.UriSchemeHttp);

    private static string Canonical(string id) => Guid.Parse(id).ToString("D");
}
