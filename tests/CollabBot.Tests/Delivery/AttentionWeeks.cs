using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using Xunit;

namespace CollabBot.Tests.Delivery;

public sealed class AttentionWeeks
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-27", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2026-11-30", "2026-11-30")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_begins_on_Monday_and_ends_with_Sunday_also_across_a_year(string date, string monday) =>
        Assert.Equal(Date(monday), AttentionWeek.Of(Date(date)).Monday);

    [Theory]
    [InlineData("Europe/London", "2026-11-29T23:59:59Z", "2026-11-23")]
    [InlineData("Europe/London", "2026-11-30T00:00:00Z", "2026-11-30")]
    [InlineData("Australia/Sydney", "2026-11-29T12:59:59Z", "2026-11-23")]
    [InlineData("Australia/Sydney", "2026-11-29T13:00:00Z", "2026-11-30")]
    [InlineData("America/Los_Angeles", "2026-11-30T07:59:59Z", "2026-11-23")]
    [InlineData("America/Los_Angeles", "2026-11-30T08:00:00Z", "2026-11-30")]
    public void It_is_the_week_of_the_team_s_own_date(string zone, string instant, string monday) =>
        Assert.Equal(Date(monday), AttentionWeek.At(TeamClock.For(zone), DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)).Monday);

    [Theory]
    [InlineData("2026-03-29T22:59:59Z", "2026-03-23")]
    [InlineData("2026-03-29T23:00:00Z", "2026-03-30")]
    [InlineData("2026-10-25T23:59:59Z", "2026-10-19")]
    [InlineData("2026-10-26T00:00:00Z", "2026-10-26")]
    public void The_week_in_which_the_clocks_change_is_one_week(string instant, string monday) =>
        Assert.Equal(Date(monday), AttentionWeek.At(TeamClock.For("Europe/London"), DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)).Monday);

    [Fact]
    public void The_next_and_the_one_before_are_seven_days_away()
    {
        var week = AttentionWeek.Of(Date("2026-12-31"));

        Assert.Equal((Date("2027-01-04"), Date("2026-12-21")), (week.Next.Monday, week.Previous.Monday));
    }

    private static DateOnly Date(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
