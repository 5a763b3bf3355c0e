namespace CollabBot.BotFramework.Authentication;

/// <summary>Who the bot is, and whom it listens to. Section <see cref="Section"/> of the configuration.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>A value of <see cref="AppType"/>: an application of one tenant, which proves itself with a secret or a certificate.</summary>
    internal const string SingleTenant = "SingleTenant";

    /// <summary>A value of <see cref="AppType"/>: a managed identity of Azure, which is the bot.</summary>
    internal const string UserAssignedMsi = "UserAssignedMSI";

    /// <summary>The bot's application id in Entra, a GUID. Default: none. Needed wherever tokens are required.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant that the bot is registered in, a GUID. Default: none. Needed wherever tokens are required, unless <see cref="AllowedTenants"/> says whom to serve.</summary>
    public string? TenantId { get; set; }

    /// <summary>How the bot proves who it is: <c>SingleTenant</c> (default) or <c>UserAssignedMSI</c>.</summary>
    public string AppType { get; set; } = SingleTenant;

    /// <summary>Secret of a <c>SingleTenant</c> bot without a certificate. Default: none. Never set together with <see cref="AllowUnauthenticatedLoopback"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>File with the certificate and private key of a <c>SingleTenant</c> bot without a secret: PEM, or PFX without a password. Default: none.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Whose Teams it is: <c>Public</c> (default), <c>UsGov</c> or <c>China</c>.</summary>
    public string Cloud { get; set; } = "Public";

    /// <summary>Tenants whose activities are served, GUIDs; all others are refused. Default: <see cref="TenantId"/> alone.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Where the keys of inbound tokens are found, an https URL. Default: the cloud's own; another one only in Development.</summary>
    public string? OpenIdMetadataUrl { get; set; }

    /// <summary>Where the bot fetches its own token, an https URL or one of this machine. Default: the cloud's authority; another one only in Development.</summary>
    public string? TokenUrl { get; set; }

    /// <summary>Serves a local client without any token. Default: false: tokens are required. True only in Development and on loopback addresses.</summary>
    public bool AllowUnauthenticatedLoopback { get; set; }
}
