namespace CollabBot.Core.Teams;

/// <summary>A scheduled round that did not take place.</summary>
/// <param name="Date">The team's local date that would have named it.</param>
/// <param name="Told">Whether the team's admins were told of this one.</param>
public sealed record SkippedRound(DateOnly Date, SkipReason Reason, bool Told);

/// <summary>Why a scheduled round did not take place.</summary>
public enum SkipReason
{
    /// <summary>The bot was away, or was stopped, until it was too late for that day.</summary>
    Outage,

    /// <summary>Even if everybody answered, nothing could have been shown safely.</summary>
    TooFewPeople,

    /// <summary>Nobody could say who is in the team, until it was too late for that day.</summary>
    RosterUnavailable,

    /// <summary>The team was asked by hand less than a week before.</summary>
    AskedRecently,

    /// <summary>The bot is not in the team any more.</summary>
    TeamUnreachable,
}
