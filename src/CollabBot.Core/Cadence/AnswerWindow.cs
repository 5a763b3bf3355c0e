using CollabBot.Core.Calendars;

namespace CollabBot.Core.Cadence;

/// <summary>How long a round is open, and when it reminds: counted in the team's working days, and over before the team may be asked again (R1, R2, R7). Immutable.</summary>
/// <param name="ClosesAt">Answers are taken before this instant. On a working day, unless an admin opened the round before a break by hand, or the only day left begins with the next round.</param>
/// <param name="RemindsAt">On a working day, when at least half of the working days are over; null where there is none in between.</param>
public sealed record AnswerWindow(DateTimeOffset ClosesAt, DateTimeOffset? RemindsAt)
{
    /// <summary>This long before the team may be asked again a round is over: what came of it decides whether the next one is asked then (R4).</summary>
    public static readonly TimeSpan BeforeNext = TimeSpan.FromHours(1);

    /// <summary>An extension does not reach over a longer break than this.</summary>
    private static readonly TimeSpan LongestExtension = TimeSpan.FromDays(14);

    /// <param name="date">The local date that names the round.</param>
    public static AnswerWindow Of(TeamClock clock, WorkingCalendar calendar, PulseCadence? cadence, DateOnly date, DateTimeOffset opensAt)
    {
        var limit = NextMayBe(clock, cadence, date, opensAt, opensAt) - BeforeNext;
        var closesAt = Latest(clock, calendar, opensAt, limit) ?? limit;
        for (var days = PulseCadence.RemindAfterWorkingDays; days > 0; days--)
        {
            if (clock.AddWorkingDays(opensAt, days, calendar) is var remindsAt && remindsAt < closesAt)
            {
                return new AnswerWindow(closesAt, remindsAt);
            }
        }

        return new AnswerWindow(closesAt, null);
    }

    /// <returns>Until when a round that was to close may go on; null where no working day is left before the team is asked again, or within a fortnight.</returns>
    internal static DateTimeOffset? Extended(TeamClock clock, WorkingCalendar calendar, PulseCadence? cadence, DateOnly date, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        var next = NextMayBe(clock, cadence, date, opensAt, closesAt);
        next = cadence is null ? next : Occurrence.NextAsking(cadence, calendar, next.AddTicks(-1), null).At;
        var (limit, longest) = (next - BeforeNext, closesAt + LongestExtension);
        return Latest(clock, calendar, closesAt, limit < longest ? limit : longest);
    }

    /// <summary>The first instant at which the cadence could ask again, however often the team will be asked then.</summary>
    private static DateTimeOffset NextMayBe(TeamClock clock, PulseCadence? cadence, DateOnly date, DateTimeOffset opensAt, DateTimeOffset after)
    {
        var nextDate = date.AddDays(PulseCadence.MinDaysBetweenRounds);
        return cadence is null ? clock.At(nextDate, clock.TimeAt(opensAt)) : Occurrence.NextAfter(cadence, after, nextDate).At;
    }

    /// <summary>As many working days later as a round is open; where that is too late, as late on a working day as may be.</summary>
    private static DateTimeOffset? Latest(TeamClock clock, WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset limit)
    {
        if (clock.AddWorkingDays(from, PulseCadence.OpenWorkingDays, calendar) is var full && full <= limit)
        {
            return full;
        }

        for (var (first, day) = (clock.DateAt(from), clock.DateAt(limit)); day > first; day = day.AddDays(-1))
        {
            if (calendar.IsWorkingDay(day))
            {
                var at = clock.At(day, clock.TimeAt(from));
                return at < limit ? at : limit;
            }
        }

        return null;
    }
}
