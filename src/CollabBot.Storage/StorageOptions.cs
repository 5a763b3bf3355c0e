namespace CollabBot.Storage;

/// <summary>Where state is kept: the settings under <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>One file on this machine. The default; needs nothing installed, and exactly one process.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>An Azure storage account, for several replicas.</summary>
    public const string Azure = "Azure";

    /// <summary><see cref="Sqlite"/> or <see cref="Azure"/>, upper or lower case. Default: <see cref="Sqlite"/>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>For <see cref="Sqlite"/>: the database file, made with its folder when absent. Relative to the current directory.
    /// Its folder also holds <c>keys</c>, the key ring: whoever has both can read what is stored, so back them up apart. Default: <c>.data/collabbot.db</c>.</summary>
    public string SqlitePath { get; set; } = ".data/collabbot.db";

    /// <summary>For <see cref="Azure"/>: a connection string, meant for the emulator; http only on this machine. A secret. Not together with <see cref="AccountName"/>. Default: none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>For <see cref="Azure"/>: the account's name (3 to 24 lower-case letters and digits), reached with the managed identity: the user-assigned one whose
    /// client id is in the environment variable <c>AZURE_CLIENT_ID</c>, else the system-assigned one. Default: none.</summary>
    public string? AccountName { get; set; }

    /// <summary>For <see cref="Azure"/>: the address of the key in Azure Key Vault that wraps the key ring, without a version: <c>https://&lt;vault&gt;.vault.azure.net/keys/&lt;name&gt;</c>.
    /// The key is RSA; the identity may read it, wrap and unwrap with it. Needed outside Development. Default: none.</summary>
    public string? KeyVaultKey { get; set; }

    /// <summary>True when several processes may use the store at once.</summary>
    public bool IsShared => string.Equals(Provider, Azure, StringComparison.OrdinalIgnoreCase);
}
