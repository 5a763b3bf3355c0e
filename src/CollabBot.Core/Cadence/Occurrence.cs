namespace CollabBot.Core.Cadence;

/// <summary>One time a team's cadence comes round: the date names it, the instant is when.</summary>
public readonly record struct Occurrence(DateOnly Date, DateTimeOffset At)
{
    /// <summary>The latest occurrence at or before an instant.</summary>
    public static Occurrence LatestAt(WeeklyCadence cadence, DateTimeOffset now)
    {
        var clock = TeamClock.For(cadence.ZoneId);
        var date = clock.DateAt(now);
        date = date.AddDays(-(((int)date.DayOfWeek - (int)cadence.Weekday + 7) % 7));
        var at = clock.At(date, cadence.Time);
        return at <= now ? new Occurrence(date, at) : On(cadence, clock, date.AddDays(-7));
    }

    /// <summary>The first occurrence after an instant that is also at least <see cref="WeeklyCadence.MinDaysBetweenRounds"/> after the last round.</summary>
    /// <param name="lastRound">Local date of the last round, however it was started; null when there was none.</param>
    public static Occurrence NextAfter(WeeklyCadence cadence, DateTimeOffset now, DateOnly? lastRound)
    {
        var clock = TeamClock.For(cadence.ZoneId);
        var next = On(cadence, clock, LatestAt(cadence, now).Date.AddDays(7));
        while (lastRound is { } last && next.Date < last.AddDays(WeeklyCadence.MinDaysBetweenRounds))
        {
            next = On(cadence, clock, next.Date.AddDays(7));
        }

        return next;
    }

    /// <summary>The occurrence of a date, which must fall on the cadence's weekday.</summary>
    internal static Occurrence On(WeeklyCadence cadence, DateOnly date) => On(cadence, TeamClock.For(cadence.ZoneId), date);

    private static Occurrence On(WeeklyCadence cadence, TeamClock clock, DateOnly date) => new(date, clock.At(date, cadence.Time));
}
