namespace CollabBot.Core.Cadence;

/// <summary>When a team wants to be asked: every so many weeks, on one weekday, at a wall-clock time where the team works. Which dates that makes: <see cref="TeamRhythm"/>.</summary>
/// <param name="Time">To the minute.</param>
/// <param name="ZoneId">IANA id, such as <c>Europe/London</c>, that <see cref="TeamClock"/> knows.</param>
/// <param name="Weeks">At least this many weeks from one round to the next, 1 or more. One that was stored before there was a choice has 1.</param>
public sealed record PulseCadence(DayOfWeek Weekday, TimeOnly Time, string ZoneId, int Weeks = 1)
{
    /// <summary>What the set-up offers first.</summary>
    public static PulseCadence Default { get; } = new(DayOfWeek.Tuesday, new TimeOnly(10, 0), "Europe/London");

    /// <summary>What an admin can choose for <see cref="Weeks"/>, shortest first.</summary>
    public static IReadOnlyList<int> Intervals { get; } = [1, 2];

    /// <summary>How long a round stays open, in working days (R7).</summary>
    public const int OpenWorkingDays = 3;

    /// <summary>How long after its opening a round reminds, in working days: more than half of the time that it is open (R2).</summary>
    public const int RemindAfterWorkingDays = 2;

    /// <summary>At least this many days between two rounds of a team (R1), by the team's own calendar.</summary>
    public const int MinDaysBetweenRounds = 7;
}
