using System.Net.Mail;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Languages;

namespace CollabBot.Teams.OwnData;

/// <summary>To whom somebody turns with a complaint about what is done with their data. Set once for the service.</summary>
/// <param name="Address">An e-mail address; null when none is set, or a page is.</param>
/// <param name="Page">An https address; null when none is set, or an e-mail address is.</param>
public sealed record ComplaintContact(string? Address, Uri? Page)
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Reporting";

    private const string MailTo = "mailto:";

    public static ComplaintContact Unknown { get; } = new(null, null);

    /// <returns>Null for what is neither an https address nor an e-mail address, with or without <c>mailto:</c>.</returns>
    public static ComplaintContact? Parse(string value)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps)
        {
            return new ComplaintContact(null, page);
        }

        var address = value.StartsWith(MailTo, StringComparison.OrdinalIgnoreCase) ? value[MailTo.Length..] : value;
        return MailAddress.TryCreate(address, out var mail) && mail.Address == address && address.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '+' or '@') ? new ComplaintContact(address, null) : null;
    }

    /// <summary>Whom to turn to first.</summary>
    internal string Text =>
        Address is not null ? Phrase.Of($"Write to {Address}.")
        : Page is not null ? Phrase.Of("Use the page that your organisation has for it: the button below opens it.")
        : Phrase.Of("The people who run me have not said whom to write to: turn to your organisation's data protection officer.");

    internal IReadOnlyList<AdaptiveAction> Actions => Page is null ? [] : [new AdaptiveOpenUrlAction { Title = Phrase.Of("Open the page"), Url = Page.AbsoluteUri }];
}
