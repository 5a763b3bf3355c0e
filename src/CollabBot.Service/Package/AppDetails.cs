namespace CollabBot.Service.Package;

/// <summary>What the package for Teams says of whoever runs the bot.</summary>
/// <param name="BotId">The bot's id in Entra: a GUID.</param>
/// <param name="AppId">The package's own id: a GUID; may be the bot's.</param>
/// <param name="Publisher">1 to <see cref="LongestPublisher"/> characters.</param>
/// <param name="Website">An https address, as the two others.</param>
internal sealed record AppDetails(Guid BotId, Guid AppId, string Publisher, Uri Website, Uri Privacy, Uri Terms)
{
    /// <summary>The schema's own limit.</summary>
    public const int LongestPublisher = 32;

    /// <summary>Reads what was given.</summary>
    /// <param name="botId">Null for what the settings say.</param>
    /// <param name="problems">One sentence for each option that does not fit: which, what came, what is wanted.</param>
    /// <returns>Null when there are problems.</returns>
    public static AppDetails? Read(PackageWish wish, string? botId, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        var bot = Id("--bot-id", wish.BotId ?? botId, "the bot's id in Entra, a GUID; without the option it is the setting Bot:AppId", found);
        var app = wish.AppId is null ? bot : Id("--app-id", wish.AppId, "a GUID; without the option it is the bot's id", found);
        if (string.IsNullOrWhiteSpace(wish.Publisher) || wish.Publisher.Length > LongestPublisher || wish.Publisher.Any(char.IsControl))
        {
            found.Add($"--publisher is \"{wish.Publisher}\"; it must be the name of whoever runs the bot, in 1 to {LongestPublisher} characters.");
        }

        var website = Address("--website", wish.Website, found);
        var privacy = wish.Privacy is null ? website : Address("--privacy", wish.Privacy, found);
        var terms = wish.Terms is null ? website : Address("--terms", wish.Terms, found);
        problems = found;
        return found.Count > 0 ? null : new AppDetails(bot, app, wish.Publisher, website!, privacy!, terms!);
    }

    private static Guid Id(string option, string? value, string wanted, List<string> problems)
    {
        if (!Guid.TryParseExact(value, "D", out var id) || id == Guid.Empty)
        {
            problems.Add($"{option} is \"{value}\"; it must be {wanted}.");
        }

        return id;
    }

    private static Uri? Address(string option, string value, List<string> problems)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            return address;
        }

        problems.Add($"{option} is \"{value}\"; it must be an address that begins with https://.");
        return null;
    }
}
