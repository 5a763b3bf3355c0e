using CollabBot.Core.Calendars;

namespace CollabBot.Core.Cadence;

/// <summary>One week's day and hour of a team's cadence: the date names it, the instant is when. Whether it asks: <see cref="TeamRhythm"/>.</summary>
public readonly record struct Occurrence(DateOnly Date, DateTimeOffset At)
{
    /// <summary>The latest occurrence at or before an instant.</summary>
    public static Occurrence LatestAt(PulseCadence cadence, DateTimeOffset now)
    {
        var clock = TeamClock.For(cadence.ZoneId);
        var date = clock.DateAt(now);
        date = date.AddDays(-(((int)date.DayOfWeek - (int)cadence.Weekday + 7) % 7));
        var at = clock.At(date, cadence.Time);
        return at <= now ? new Occurrence(date, at) : On(cadence, clock, date.AddDays(-7));
    }

    /// <summary>The first occurrence after an instant that is also not before a date.</summary>
    /// <param name="notBefore">By the team's own calendar; null for any date.</param>
    public static Occurrence NextAfter(PulseCadence cadence, DateTimeOffset now, DateOnly? notBefore)
    {
        var clock = TeamClock.For(cadence.ZoneId);
        var next = On(cadence, clock, LatestAt(cadence, now).Date.AddDays(7));
        return notBefore is { } first && next.Date < first
            ? On(cadence, clock, first.AddDays(((int)cadence.Weekday - (int)first.DayOfWeek + 7) % 7))
            : next;
    }

    /// <summary>The first occurrence after an instant, and not before a date, that asks by the team's calendar: a week whose day is a day off is passed over.</summary>
    /// <param name="notBefore">By the team's own calendar; null for any date.</param>
    public static Occurrence NextAsking(PulseCadence cadence, WorkingCalendar calendar, DateTimeOffset now, DateOnly? notBefore)
    {
        var next = NextAfter(cadence, now, notBefore);
        return calendar.MayAsk(next.Date) ? next : On(cadence, calendar.AskingDayFrom(next.Date));
    }

    /// <summary>The occurrence of a date, which must fall on the cadence's weekday.</summary>
    internal static Occurrence On(PulseCadence cadence, DateOnly date) => On(cadence, TeamClock.For(cadence.ZoneId), date);

    private static Occurrence On(PulseCadence cadence, TeamClock clock, DateOnly date) => new(date, clock.At(date, cadence.Time));
}
