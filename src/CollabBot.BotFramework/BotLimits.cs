namespace CollabBot.BotFramework;

/// <summary>Bounds of what is read, kept and waited for.</summary>
public static class BotLimits
{
    /// <summary>Deepest nesting of JSON that is read or written, inclusive: an object in which nothing is nested has 1.</summary>
    public const int MaxJsonDepth = 32;

    /// <summary>Longest id of a person, tenant, team or conversation that is believed to be one, in characters.</summary>
    public const int MaxIdLength = 256;

    /// <summary>Longest body of a request that is read, in bytes; a longer one is answered with 413.</summary>
    public const int MaxRequestBytes = 256 * 1024;

    /// <summary>Longest answer of a connector that is read, in bytes: a page of 500 members and room to spare.</summary>
    public const int MaxConnectorAnswerBytes = 4 * 1024 * 1024;

    /// <summary>Longest token that is read, in characters.</summary>
    public const int MaxTokenLength = 16 * 1024;

    /// <summary>How many checked tokens are remembered, so that a further request with one is not checked from the start.</summary>
    public const int RememberedTokens = 256;

    /// <summary>Longest OpenID document and longest key set that is read, in bytes.</summary>
    public const int MaxMetadataBytes = 64 * 1024;

    /// <summary>
    /// Size of a message, counted as UTF-16 in bytes, from which on its smaller version is sent if it has one. Teams documents about 100 KB, older
    /// pages less (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
    /// </summary>
    public const int AimedMessageBytes = 80_000;

    /// <summary>Largest message that is sent, inclusive, counted as UTF-16 in bytes. A larger one goes as text.</summary>
    public const int MaxMessageBytes = 100_000;

    /// <summary>Longest text that is sent in place of a message that is too big, in characters; it fits even if JSON takes six for each.</summary>
    public const int MaxShortenedText = 8_000;

    /// <summary>How many conversations are remembered that ask to be spared for a while.</summary>
    public const int RememberedPauses = 1024;

    /// <summary>How many calls of a host tell whether it works, at least.</summary>
    public const int BreakerCalls = 5;

    /// <summary>Share of failed calls from which on, inclusive, a host does not work.</summary>
    public const double BreakerFailureRatio = 0.5;

    /// <summary>
    /// How many turns are remembered, so that a second delivery is answered without a second run. It comes about 15 and 45 seconds after the
    /// first: this many last for that long at 100 turns a second.
    /// </summary>
    public const int RememberedTurns = 8 * 1024;

    /// <summary>How long a caller may take to send a body; a slower one is answered with 408.</summary>
    public static TimeSpan BodyTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a turn is remembered.</summary>
    public static TimeSpan TurnMemory { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a turn may take; Teams gives up on an invoke after 10 to 15 seconds and delivers again.</summary>
    public static TimeSpan TurnDeadline { get; } = TimeSpan.FromSeconds(8);

    /// <summary>How long one call of the connector may take.</summary>
    public static TimeSpan ConnectorTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long the calls of a host are counted.</summary>
    public static TimeSpan BreakerWindow { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a host that does not work is not called.</summary>
    public static TimeSpan BreakerPause { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time that a conversation is spared because the connector asks for it.</summary>
    public static TimeSpan MaxPause { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long signing in may take.</summary>
    public static TimeSpan SignInTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Time to the next attempt after signing in failed once; it doubles with each failure.</summary>
    public static TimeSpan SignInRetry { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time to the next attempt of signing in.</summary>
    public static TimeSpan SignInMaxRetry { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long before its end the bot's token is replaced, at the latest.</summary>
    public static TimeSpan TokenRefreshMargin { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a token of the bot is new: so long it is not replaced, neither ahead of its end nor because the connector refuses it.</summary>
    public static TimeSpan TokenRenewalFloor { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long telling a person that a turn failed may take.</summary>
    public static TimeSpan ApologyDeadline { get; } = TimeSpan.FromSeconds(3);

    /// <summary>How long fetching the OpenID document, and then the key set, may take.</summary>
    public static TimeSpan MetadataTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Age at which the keys of inbound tokens are fetched anew.</summary>
    public static TimeSpan KeyRefresh { get; } = TimeSpan.FromHours(12);

    /// <summary>Age up to which keys serve, inclusive, when no newer ones can be fetched.</summary>
    public static TimeSpan KeyLifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>Shortest time between two fetches while there are keys to use.</summary>
    public static TimeSpan KeyRefreshFloor { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Shortest time between two fetches while there are none.</summary>
    public static TimeSpan KeyRetry { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How far the clock of a token's issuer may be off, inclusive.</summary>
    public static TimeSpan ClockSkew { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Furthest that a token's end may lie ahead, inclusive; the connector's live an hour.</summary>
    public static TimeSpan MaxTokenLifetime { get; } = TimeSpan.FromHours(24);
}
