namespace CollabBot.Core.Delivery;

/// <summary>How an unfinished round stood when the <see cref="Sweeper"/> last looked at it.</summary>
/// <param name="IsStalled">What it waits for was hinted at twice or more, and the time after that was not enough either.</param>
/// <param name="IsOverdue">It holds answers that should be gone (<see cref="Pulses.OverdueRounds.Limit"/>), or cannot be read, so that nobody can see it through.</param>
public readonly record struct RoundStanding(RoundStage Stage, bool IsStalled, bool IsOverdue);

/// <summary>How far an unfinished round has come, as the <see cref="Sweeper"/> sees it.</summary>
public enum RoundStage
{
    /// <summary>Not planned or not opened yet, or new to this process.</summary>
    Opening,

    Open,

    Closing,

    Closed,

    Published,

    /// <summary>A document of it is damaged.</summary>
    Unreadable,
}
