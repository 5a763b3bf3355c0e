namespace CollabBot.Core.Calendars;

/// <summary>Why a date asks nobody.</summary>
public enum OffReason
{
    /// <summary>An admin has paused the team.</summary>
    Pause,

    BankHoliday,

    /// <summary>One of the team's own days off.</summary>
    Closed,

    /// <summary>In the last week of December, in which most teams do not work.</summary>
    YearEnd,

    /// <summary>A day like any other, but no working day follows within a week on which anybody could answer.</summary>
    NobodyFollows,
}
