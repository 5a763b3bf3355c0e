using CollabBot.Core.Cadence;

namespace CollabBot.Core.Digests;

/// <summary>When a leader gets the digest: once a week, on one weekday, at a wall-clock time.</summary>
/// <param name="Time">To the minute.</param>
public sealed record DigestHour(DayOfWeek Weekday, TimeOnly Time)
{
    /// <summary>For a leader who has not chosen: what the last week said, before the new one has begun.</summary>
    public static DigestHour Default { get; } = new(DayOfWeek.Monday, new TimeOnly(9, 0));

    /// <param name="zoneId">IANA id of the zone in which the leader's teams work.</param>
    public DateTimeOffset NextAfter(DateTimeOffset now, string zoneId) => Occurrence.NextAfter(new PulseCadence(Weekday, Time, zoneId), now, null).At;
}
