namespace CollabBot.BotFramework;

/// <summary>Bounds of what is read, kept and waited for.</summary>
public static class BotLimits
{
    /// <summary>Deepest nesting of JSON that is read or written.</summary>
    public const int MaxJsonDepth = 64;

    /// <summary>Longest body of a request that is read, in bytes; a longer one is answered with 413.</summary>
    public const int MaxRequestBytes = 256 * 1024;

    /// <summary>Longest answer of a connector that is read, in bytes: a page of 500 members and room to spare.</summary>
    public const int MaxConnectorAnswerBytes = 4 * 1024 * 1024;

    /// <summary>How many turns are remembered, so that a second delivery is answered without a second run.</summary>
    public const int RememberedTurns = 1024;

    /// <summary>How long a turn is remembered.</summary>
    public static TimeSpan TurnMemory { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a turn may take; Teams gives up on an invoke after 10 to 15 seconds and delivers again.</summary>
    public static TimeSpan TurnDeadline { get; } = TimeSpan.FromSeconds(8);

    /// <summary>How long one call of the connector may take.</summary>
    public static TimeSpan ConnectorTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long telling a person that a turn failed may take.</summary>
    public static TimeSpan ApologyDeadline { get; } = TimeSpan.FromSeconds(3);
}
