using NodaTime;
using NodaTime.TimeZones;

namespace CollabBot.Core.Cadence;

/// <summary>The only place where a team's wall-clock time becomes an instant, and back.</summary>
/// <remarks>
/// A time that the clocks skip (spring) becomes the first valid time after the gap; a time that occurs twice (autumn) its first occurrence.
/// London, 01:30 on 29 March 2026 → 01:00 UTC; 01:30 on 25 October 2026 → 00:30 UTC. Immutable; safe for concurrent use.
/// </remarks>
public sealed class TeamClock
{
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly DateTimeZone _zone;

    private TeamClock(DateTimeZone zone) => _zone = zone;

    /// <summary>IANA id of the zone.</summary>
    public string ZoneId => _zone.Id;

    /// <returns>The clock, or null when no zone has this IANA id (compared ordinally).</returns>
    public static TeamClock? Find(string zoneId) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is { } zone ? new TeamClock(zone) : null;

    /// <exception cref="ArgumentException">No zone has this IANA id.</exception>
    public static TeamClock For(string zoneId) => Find(zoneId) ?? throw new ArgumentException($"'{zoneId}' is not an IANA time zone.", nameof(zoneId));

    /// <summary>The instant of a wall-clock time, in UTC.</summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time) =>
        _zone.ResolveLocal(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time), Resolver).ToInstant().ToDateTimeOffset();

    /// <summary>What the team's calendar says at an instant.</summary>
    public DateOnly DateAt(DateTimeOffset instant) => Local(instant).Date.ToDateOnly();

    /// <summary>What the clock on the team's wall says at an instant.</summary>
    public TimeOnly TimeAt(DateTimeOffset instant) => Local(instant).TimeOfDay.ToTimeOnly();

    /// <summary>The same wall-clock time, some working days (Monday to Friday) later.</summary>
    /// <param name="workingDays">1 or more.</param>
    public DateTimeOffset AddWorkingDays(DateTimeOffset instant, int workingDays)
    {
        var date = DateAt(instant);
        for (var left = workingDays; left > 0;)
        {
            date = date.AddDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return At(date, TimeAt(instant));
    }

    private static bool IsWorkingDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private LocalDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone).LocalDateTime;
}
