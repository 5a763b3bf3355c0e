using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;

namespace CollabBot.Core.Spanners;

/// <summary>When somebody who connects partners is written to: on a Monday at ten by the clock of their team; and what came late, within working hours. Pure.</summary>
internal static class SpannerHours
{
    private const DayOfWeek Day = DayOfWeek.Monday;

    private static readonly TimeOnly Time = new(10, 0);
    private static readonly TimeOnly WorkBegins = new(9, 0);
    private static readonly TimeOnly WorkEnds = new(17, 0);

    /// <summary>The first day from a date on, inclusive, on which one may be sent, as far as most teams work then.</summary>
    public static DateOnly DayFrom(DateOnly date)
    {
        var day = date.AddDays(((int)Day - (int)date.DayOfWeek + 7) % 7);
        while (WorkingCalendar.Default.IsDayOff(day))
        {
            day = day.AddDays(7);
        }

        return day;
    }

    /// <summary>When one is sent that is due on a date.</summary>
    public static DateTimeOffset At(DateOnly date, TeamClock clock) => clock.At(date, Time);

    /// <summary>Whether somebody may be written to now.</summary>
    public static bool IsOpen(DateTimeOffset now, TeamClock clock, WorkingCalendar calendar) =>
        calendar.IsWorkingDay(clock.DateAt(now)) && clock.TimeAt(now) is var time && time >= WorkBegins && time < WorkEnds;

    /// <summary>When somebody may be written to next.</summary>
    public static DateTimeOffset NextOpen(DateTimeOffset now, TeamClock clock, WorkingCalendar calendar)
    {
        var day = clock.DateAt(now);
        while (!calendar.IsWorkingDay(day) || At(day, clock) <= now)
        {
            day = day.AddDays(1);
        }

        return At(day, clock);
    }
}
