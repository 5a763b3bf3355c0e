using System.Text.Json.Serialization;

namespace CollabBot.Core.Cadence;

/// <summary>When a team wants to be asked: every so many weeks or once a month, on one weekday, at a wall-clock time where the team works. Which dates that makes: <see cref="TeamRhythm"/>.</summary>
/// <param name="Time">To the minute.</param>
/// <param name="ZoneId">IANA id, such as <c>Europe/London</c>, that <see cref="TeamClock"/> knows.</param>
/// <param name="Weeks">At least this many weeks from one round to the next, 1 or more. One that was stored before there was a choice has 1.</param>
public sealed record PulseCadence(DayOfWeek Weekday, TimeOnly Time, string ZoneId, int Weeks = 1)
{
    /// <summary>What the set-up offers first.</summary>
    public static PulseCadence Default { get; } = new(DayOfWeek.Tuesday, new TimeOnly(10, 0), "Europe/London");

    /// <summary>What an admin can choose for <see cref="Weeks"/>, shortest first.</summary>
    public static IReadOnlyList<int> Intervals { get; } = [1, 2, 3, 4, 5, 6, 7, 8];

    /// <summary>What <see cref="Weeks"/> is where <see cref="IsMonthly"/>: a program that knows no months asks as often as that.</summary>
    public const int WeeksOfMonth = 4;

    /// <summary>Between two rounds of a team that is asked once a month, about.</summary>
    private const int DaysOfMonth = 30;

    private const int DaysPerWeek = 7;

    /// <summary>Asked on the first such weekday of each month; <see cref="Weeks"/> is <see cref="WeeksOfMonth"/> then, and no reason makes the team be asked less often.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMonthly { get; init; }

    /// <summary>About how many days lie between two rounds.</summary>
    [JsonIgnore]
    public int DaysBetweenRounds => IsMonthly ? DaysOfMonth : DaysPerWeek * Weeks;

    /// <summary>This cadence with another interval.</summary>
    /// <param name="weeks">One of <see cref="Intervals"/>; null for once a month.</param>
    public PulseCadence Every(int? weeks) => this with { Weeks = weeks ?? WeeksOfMonth, IsMonthly = weeks is null };

    /// <summary>The date of the month that asks a team that is asked once a month.</summary>
    /// <param name="month">Any date of it.</param>
    internal DateOnly FirstIn(DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        return first.AddDays(((int)Weekday - (int)first.DayOfWeek + DaysPerWeek) % DaysPerWeek);
    }

    /// <summary>How long a round stays open, in working days (R7).</summary>
    public const int OpenWorkingDays = 3;

    /// <summary>How long after its opening a round reminds, in working days: more than half of the time that it is open (R2).</summary>
    public const int RemindAfterWorkingDays = 2;

    /// <summary>At least this many days between two rounds of a team (R1), by the team's own calendar.</summary>
    public const int MinDaysBetweenRounds = 7;
}
