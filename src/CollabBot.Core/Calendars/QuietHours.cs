using CollabBot.Core.Cadence;

namespace CollabBot.Core.Calendars;

/// <summary>Hours of each day, night or evening as a rule, in which somebody gets no message of the bot's own accord. Immutable.</summary>
/// <param name="From">The first minute of them, on the wall.</param>
/// <param name="To">The first minute after them; earlier in the day than <paramref name="From"/> when they last over midnight.</param>
/// <param name="ZoneId">IANA id of the zone by whose clock they are meant.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, string ZoneId)
{
    /// <summary>The longest that they may be: what waits must find its time on the same day.</summary>
    public const int LongestHours = 16;

    /// <summary>For what comes at no hour that anybody chose, such as a leader's reply late in the evening, to somebody who has said nothing.</summary>
    public static QuietHours DefaultIn(string zoneId) => new(LateStart.DayEnds, new TimeOnly(8, 0), zoneId);

    /// <summary>How long they last; nothing when they end as they begin.</summary>
    public TimeSpan Length => To - From;

    /// <returns>When the quiet that there is at an instant ends; null when there is none.</returns>
    public DateTimeOffset? EndAfter(DateTimeOffset now)
    {
        if (TeamClock.Find(ZoneId) is not { } clock || !clock.TimeAt(now).IsBetween(From, To))
        {
            return null;
        }

        var time = clock.TimeAt(now);
        var end = clock.At(clock.DateAt(now).AddDays(time < To ? 0 : 1), To);

        // In the hour that the clocks repeat the end on the wall may have passed once.
        return end > now ? end : now + (To - time);
    }
}
