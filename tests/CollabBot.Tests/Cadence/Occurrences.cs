using System.Globalization;
using CollabBot.Core.Cadence;
using CsCheck;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class Occurrences
{
    private static readonly string[] Zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu"];

    private static readonly PulseCadence Tuesdays = new(DayOfWeek.Tuesday, new TimeOnly(10, 0), "Europe/London");

    [Theory]
    [InlineData("2026-11-24T09:59:59Z", "2026-11-17", "2026-11-24")]
    [InlineData("2026-11-24T10:00:00Z", "2026-11-24", "2026-12-01")]
    [InlineData("2026-11-30T23:00:00Z", "2026-11-24", "2026-12-01")]
    public void The_latest_includes_the_instant_itself_and_the_next_lies_after_it(string now, string latest, string next)
    {
        var instant = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.Parse(latest, CultureInfo.InvariantCulture), Occurrence.LatestAt(Tuesdays, instant).Date);
        Assert.Equal(DateOnly.Parse(next, CultureInfo.InvariantCulture), Occurrence.NextAfter(Tuesdays, instant, null).Date);
    }

    [Theory]
    [InlineData("2026-11-24", "2026-12-01")]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData("2026-12-02", "2026-12-08")]
    public void The_next_is_not_before_the_date_that_it_is_held_up_to(string notBefore, string next)
    {
        var wednesday = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(DateOnly.Parse(next, CultureInfo.InvariantCulture), Occurrence.NextAfter(Tuesdays, wednesday, DateOnly.Parse(notBefore, CultureInfo.InvariantCulture)).Date);
    }

    [Fact]
    public void Every_week_of_every_zone_has_one_occurrence_on_the_wanted_day_at_or_after_the_wanted_hour() =>
        Gen.Select(
            Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]),
            Gen.Enum<DayOfWeek>(),
            Gen.Int[0, 1439],
            Gen.Int[0, 6 * 365 * 24]).Sample((zone, day, minute, hours) =>
            {
                var cadence = new PulseCadence(day, TimeOnly.MinValue.AddMinutes(minute), zone);
                var now = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours);
                var clock = TeamClock.For(zone);

                var latest = Occurrence.LatestAt(cadence, now);
                var next = Occurrence.NextAfter(cadence, now, null);

                return latest.At <= now && next.At > now
                    && latest.Date.AddDays(7) == next.Date
                    && next.Date.DayOfWeek == day
                    && (clock.DateAt(next.At) > next.Date || clock.TimeAt(next.At) >= cadence.Time);
            }, iter: 5_000);
}
