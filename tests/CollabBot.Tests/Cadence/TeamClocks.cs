using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class TeamClocks
{
    [Theory]
    [InlineData("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/London", "2026-07-01", "10:00", "2026-07-01T09:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-07-01", "10:00", "2026-07-01T04:30:00Z")]
    public void A_skipped_time_moves_to_the_end_of_the_gap_and_a_repeated_one_is_the_first(string zone, string date, string time, string expected)
    {
        var at = TeamClock.For(zone).At(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture));

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), at);
        Assert.Equal(TimeSpan.Zero, at.Offset);
    }

    [Theory]
    [InlineData("Europe/Londonn")]
    [InlineData("GMT Standard Time")]
    [InlineData("")]
    public void A_zone_that_is_not_in_the_database_is_not_found(string zone) => Assert.Null(TeamClock.Find(zone));

    [Fact]
    public void Three_working_days_after_a_thursday_is_the_tuesday_at_the_same_hour_on_the_wall()
    {
        var clock = TeamClock.For("Europe/London");
        var thursday = clock.At(new DateOnly(2026, 3, 26), new TimeOnly(10, 0));

        var closes = clock.AddWorkingDays(thursday, 3, WorkingCalendar.Default);

        Assert.Equal(new DateOnly(2026, 3, 31), clock.DateAt(closes));
        Assert.Equal(new TimeOnly(10, 0), clock.TimeAt(closes));
        Assert.Equal(TimeSpan.FromDays(5) - TimeSpan.FromHours(1), closes - thursday);
    }
}
