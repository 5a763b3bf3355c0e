using CollabBot.BotFramework.Authentication;
using CollabBot.Core.Administration;
using CollabBot.Core.Retention;
using CollabBot.Core.Teams;
using CollabBot.Storage;
using CollabBot.Teams.Comments;
using CollabBot.Teams.OwnData;

namespace CollabBot.Service;

/// <summary>Reads the settings of the product. A name that is not known is as wrong as a value that cannot be read: both would otherwise be a silent default.</summary>
internal static class Settings
{
    /// <summary>An https address to which people are sent who want to report something that a comment is not for; may be left out.</summary>
    private const string ReportLink = "ReportLink";

    /// <summary>A list of object ids of people: who administers the bot for their organisation. None unless it says so.</summary>
    private const string ObjectIds = "ObjectIds";
    /// <summary>To whom a complaint about data goes: an https address or an e-mail address; may be left out.</summary>
    private const string Contact = "ComplaintContact";

    /// <summary>What a hold is set by: true for every organisation, or a list of those that it covers.</summary>
    private const string Retention = "Retention";
    private const string Hold = "Hold";
    private const string HeldTenants = "HeldTenants";

    private static readonly string[] BotNames =
    [
        nameof(BotOptions.AppId), nameof(BotOptions.TenantId), nameof(BotOptions.AppType), nameof(BotOptions.ClientSecret),
        nameof(BotOptions.CertificatePath), nameof(BotOptions.Cloud), nameof(BotOptions.AllowedTenants), nameof(BotOptions.OpenIdMetadataUrl), nameof(BotOptions.TokenUrl),
        nameof(BotOptions.AllowUnauthenticatedLoopback),
    ];

    private static readonly string[] StorageNames =
        [nameof(StorageOptions.Provider), nameof(StorageOptions.SqlitePath), nameof(StorageOptions.ConnectionString), nameof(StorageOptions.AccountName), nameof(StorageOptions.KeyVaultKey)];

    /// <exception cref="ConfigurationException">A name is not known or a value cannot be read.</exception>
    public static ReportingLine ReadReporting(IConfiguration configuration)
    {
        var problems = Unknown(configuration, ReportingLine.Section, [ReportLink]).ToList();
        var key = $"{ReportingLine.Section}:{ReportLink}";
        Uri? link = null;
        if (configuration[key] is { Length: > 0 } value && !(Uri.TryCreate(value, UriKind.Absolute, out link) && link.Scheme == Uri.UriSchemeHttps))
        {
            problems.Add($"{key} is \"{value}\"; it must be an address that begins with https://, or left out.");
        }

        return problems.Count > 0 ? throw new ConfigurationException(problems) : new ReportingLine(link);
    }

    /// <exception cref="ConfigurationException">A name is not known, or an entry is no object id.</exception>
    public static TenantAdministrators ReadAdministrators(IConfiguration configuration)
    {
        var problems = Unknown(configuration, TenantAdministrators.Section, [ObjectIds]).ToList();
        var key = $"{TenantAdministrators.Section}:{ObjectIds}";
        CheckList(configuration, key, problems);
        var people = new List<PersonId>();
        foreach (var entry in configuration.GetSection(key).GetChildren())
        {
            // Guids are written in several ways; Teams writes them this way.
            if (Guid.TryParse(entry.Value, out var id))
            {
                people.Add(new PersonId(id.ToString("D")));
            }
            else
            {
                problems.Add($"{key}:{entry.Key} is \"{entry.Value}\"; it must be a person's object id in the directory, a GUID, or left out.");
            }
        }

        return problems.Count > 0 ? throw new ConfigurationException(problems) : new TenantAdministrators(people);
    }

    /// <exception cref="ConfigurationException">A name is not known or a value cannot be read.</exception>
    public static ComplaintContact ReadComplaints(IConfiguration configuration)
    {
        var problems = Unknown(configuration, ComplaintContact.Section, [Contact]).ToList();
        var key = $"{ComplaintContact.Section}:{Contact}";
        var contact = configuration[key] is { Length: > 0 } value ? ComplaintContact.Parse(value) : ComplaintContact.Unknown;
        if (contact is null)
        {
            problems.Add($"{key} is \"{configuration[key]}\"; it must be an address that begins with https://, or an e-mail address, or left out.");
        }

        return problems.Count > 0 ? throw new ConfigurationException(problems) : contact!;
    }

    /// <exception cref="ConfigurationException">A name is not known or a value cannot be read.</exception>
    public static RetentionHold ReadRetention(IConfiguration configuration)
    {
        var problems = Unknown(configuration, Retention, [Hold, HeldTenants]).ToList();
        CheckFlag(configuration, $"{Retention}:{Hold}", problems);
        CheckList(configuration, $"{Retention}:{HeldTenants}", problems);
        return problems.Count > 0 ? throw new ConfigurationException(problems) : new RetentionHold(
            bool.TryParse(configuration[$"{Retention}:{Hold}"], out var all) && all,
            [.. configuration.GetSection($"{Retention}:{HeldTenants}").GetChildren().Select(tenant => tenant.Value).OfType<string>().Select(tenant => new TenantId(tenant))]);
    }

    /// <exception cref="ConfigurationException">A name is not known or a value cannot be read.</exception>
    public static (BotOptions Bot, StorageOptions Storage) Read(IConfiguration configuration)
    {
        var problems = Unknown(configuration, BotOptions.Section, BotNames).Concat(Unknown(configuration, StorageOptions.Section, StorageNames)).ToList();
        var bot = new BotOptions();
        var storage = new StorageOptions();
        CheckList(configuration, $"{BotOptions.Section}:{nameof(BotOptions.AllowedTenants)}", problems);
        CheckFlag(configuration, $"{BotOptions.Section}:{nameof(BotOptions.AllowUnauthenticatedLoopback)}", problems);
        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }

        configuration.GetSection(BotOptions.Section).Bind(bot);
        configuration.GetSection(StorageOptions.Section).Bind(storage);
        return (bot, storage);
    }

    private static IEnumerable<string> Unknown(IConfiguration configuration, string section, string[] names) =>
        from entry in configuration.GetSection(section).GetChildren()
        where !names.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)
        select $"{section}:{entry.Key} is not a setting; use one of {string.Join(", ", names)}, or remove it.";

    private static void CheckList(IConfiguration configuration, string key, List<string> problems)
    {
        if (!string.IsNullOrEmpty(configuration[key]))
        {
            problems.Add($"{key} is a single value; write a list, such as {key}:0.");
        }
    }

    private static void CheckFlag(IConfiguration configuration, string key, List<string> problems)
    {
        if (configuration[key] is { Length: > 0 } value && !bool.TryParse(value, out _))
        {
            problems.Add($"{key} is \"{value}\"; it must be true or false.");
        }
    }
}
