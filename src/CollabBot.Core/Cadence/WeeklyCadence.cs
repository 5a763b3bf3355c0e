namespace CollabBot.Core.Cadence;

/// <summary>When a team is asked: once a week, at a wall-clock time where the team works.</summary>
/// <param name="Time">To the minute.</param>
/// <param name="ZoneId">IANA id, such as <c>Europe/London</c>, that <see cref="TeamClock"/> knows.</param>
public sealed record WeeklyCadence(DayOfWeek Weekday, TimeOnly Time, string ZoneId)
{
    /// <summary>What the set-up offers first.</summary>
    public static WeeklyCadence Default { get; } = new(DayOfWeek.Tuesday, new TimeOnly(10, 0), "Europe/London");

    /// <summary>How long a round stays open, in working days (R7).</summary>
    public const int OpenWorkingDays = 3;

    /// <summary>How long after its opening a round reminds, in working days: more than half of the time that it is open (R2).</summary>
    public const int RemindAfterWorkingDays = 2;

    /// <summary>At least this many days between two rounds of a team (R1), by the team's own calendar.</summary>
    public const int MinDaysBetweenRounds = 7;
}
