using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;

namespace CollabBot.Core.Digests;

/// <summary>When a leader gets the digest: once a week, on one weekday, at a wall-clock time.</summary>
/// <param name="Time">To the minute.</param>
public sealed record DigestHour(DayOfWeek Weekday, TimeOnly Time)
{
    private const int DaysPerWeek = 7;

    /// <summary>For a leader who has not chosen: what the last week said, before the new one has begun.</summary>
    public static DigestHour Default { get; } = new(DayOfWeek.Monday, new TimeOnly(9, 0));

    /// <summary>The first hour after an instant: on the weekday or, where that is a day off, on the next working day.</summary>
    /// <param name="zoneId">IANA id of the zone in which the leader's teams work.</param>
    public DateTimeOffset NextAfter(DateTimeOffset now, string zoneId, WorkingCalendar calendar)
    {
        var clock = TeamClock.For(zoneId);
        for (var date = clock.DateAt(now); ; date = date.AddDays(1))
        {
            if (WeekdayOf(date, calendar) is not null && clock.At(date, Time) is var at && at > now)
            {
                return at;
            }
        }
    }

    /// <returns>Of a date on which a digest comes, the date that has the weekday: itself, or the day off that it makes up for. Null when none comes.</returns>
    internal DateOnly? WeekdayOf(DateOnly date, WorkingCalendar calendar)
    {
        var own = date.AddDays(-(((int)date.DayOfWeek - (int)Weekday + DaysPerWeek) % DaysPerWeek));
        return own == date
            ? calendar.IsDayOff(date) ? null : own
            : calendar.IsDayOff(own) && calendar.WorkingDayFrom(own) == date ? own : null;
    }
}
