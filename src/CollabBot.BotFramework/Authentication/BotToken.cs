using System.Net.Http.Headers;

namespace CollabBot.BotFramework.Authentication;

/// <summary>What the bot shows to the connector. No record, so that nothing prints it by accident.</summary>
internal sealed class BotToken
{
    private readonly string _text;

    /// <param name="refreshAt">As the authority advises; null when it does not.</param>
    public BotToken(string text, DateTimeOffset fetchedAt, DateTimeOffset? refreshAt, DateTimeOffset expiresAt)
    {
        _text = text;
        FetchedAt = fetchedAt;
        ExpiresAt = expiresAt;
        Header = new AuthenticationHeaderValue("Bearer", text);
        SignedIn = new SignInOutcome.SignedIn(this);

        var early = expiresAt - BotLimits.TokenRefreshMargin;
        var wanted = refreshAt < early ? refreshAt.Value : early;
        var soonest = fetchedAt + BotLimits.TokenRenewalFloor;
        RefreshAt = wanted > soonest ? wanted : soonest;
    }

    public DateTimeOffset FetchedAt { get; }

    /// <summary>From then on, inclusive, another is fetched while this one serves: five minutes before its end or earlier, but never at once.</summary>
    public DateTimeOffset RefreshAt { get; }

    /// <summary>Good until then, exclusive.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>As it is sent; made once, because it goes with every call.</summary>
    public AuthenticationHeaderValue Header { get; }

    public SignInOutcome.SignedIn SignedIn { get; }

    public bool IsSameAs(BotToken other) => string.Equals(_text, other._text, StringComparison.Ordinal);
}
