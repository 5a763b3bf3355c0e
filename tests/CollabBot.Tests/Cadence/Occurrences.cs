using System.Globalization;
using CollabBot.Core.Cadence;
using CsCheck;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class Occurrences
{
    private static readonly string[] Zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu"];

    private static readonly WeeklyCadence Tuesdays = new(DayOfWeek.Tuesday, new TimeOnly(10, 0), "Europe/London");

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

    [Fact]
    public void A_round_asked_by_hand_moves_the_next_one_a_week_away()
    {
        var wednesday = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

        var next = Occurrence.NextAfter(Tuesdays, wednesday, new DateOnly(2026, 11, 25));

        Assert.Equal(new DateOnly(2026, 12, 8), next.Date);
    }

    [Fact]
    public void Every_week_of_every_zone_has_one_occurrence_on_the_wanted_day_at_or_after_the_wanted_hour() =>
        Gen.Select(
            Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]),
            Gen.Enum<DayOfWeek>(),
            Gen.Int[0, 1439],
            Gen.Int[0, 6 * 365 * 24]).Sample((zone, day, minute, hours) =>
            {
                var cadence = new WeeklyCadence(day, TimeOnly.MinValue.AddMinutes(minute), zone);
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
