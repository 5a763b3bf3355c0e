using CollabBot.Core.Calendars;
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

    /// <summary>The same wall-clock time, some working days later.</summary>
    /// <param name="workingDays">1 or more.</param>
    public DateTimeOffset AddWorkingDays(DateTimeOffset instant, int workingDays, WorkingCalendar calendar)
    {
        var date = DateAt(instant);
        for (var left = workingDays; left > 0; left--)
        {
            date = calendar.WorkingDayFrom(date.AddDays(1));
        }

        return At(date, TimeAt(instant));
    }

    /// <returns>The instant itself on a working day, else the same wall-clock time on the first working day after it.</returns>
    public DateTimeOffset OnWorkingDay(DateTimeOffset instant, WorkingCalendar calendar) =>
        DateAt(instant) is var date && calendar.WorkingDayFrom(date) is var working && working == date ? instant : At(working, TimeAt(instant));

    private LocalDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone).LocalDateTime;
}
