using System.Globalization;
using CollabBot.Core.Teams;
using CollabBot.Teams.Pulses;
using NodaTime;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>What may be written after the word pause, on Monday, 23 November 2026.</summary>
public sealed class PauseWishes
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("for 2 weeks", 2)]
    [InlineData("two weeks", 2)]
    [InlineData("me for a week", 1)]
    [InlineData("for 1 week", 1)]
    [InlineData("for four weeks", 4)]
    [InlineData("for a fortnight", 2)]
    [InlineData("for 999 weeks", 999)]
    public void Weeks_are_counted_from_today(string wish, int weeks) => Assert.Equal(new PauseWish.ForWeeks(weeks), Read(wish));

    [Theory]
    [InlineData("until 3 March", "2027-03-03")]
    [InlineData("until 3 march 2027", "2027-03-03")]
    [InlineData("till the 3rd of March", "2027-03-03")]
    [InlineData("until 3rd of march", "2027-03-03")]
    [InlineData("until March 3", "2027-03-03")]
    [InlineData("until 2027-03-03", "2027-03-03")]
    [InlineData("until 3/3", "2027-03-03")]
    [InlineData("to 1/12", "2026-12-01")]
    [InlineData("until friday", "2026-11-27")]
    [InlineData("until tomorrow", "2026-11-24")]
    [InlineData("for 10 days", "2026-12-03")]
    [InlineData("for a month", "2026-12-23")]
    [InlineData("for three months", "2027-02-23")]
    [InlineData("until 23 november", "2026-11-23")]
    [InlineData("until 3 march 2020", "2020-03-03")]
    public void A_day_is_read_as_people_write_it(string wish, string? day) =>
        Assert.Equal(day is null ? null : new PauseWish.Until(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Read(wish));

    [Theory]
    [InlineData("a while")]
    [InlineData("until easter")]
    [InlineData("until 31 february")]
    [InlineData("for 5000 weeks")]
    [InlineData("for -2 weeks")]
    [InlineData("until")]
    [InlineData("   ")]
    [InlineData("for blue weeks")]
    [InlineData("until 2027-13-03")]
    public void What_cannot_be_read_is_no_wish(string wish) => Assert.Null(Read(wish));

    [Fact]
    public void In_american_english_the_month_comes_first() =>
        Assert.Equal(new PauseWish.Until(new DateOnly(2027, 4, 3)), PauseWords.Read(" until 4/3", "en-US", Now, DateTimeZone.Utc));

    [Fact]
    public void Tomorrow_is_the_person_s_own() =>
        Assert.Equal(new PauseWish.Until(new DateOnly(2026, 11, 25)), PauseWords.Read(" until tomorrow", null, Now.AddHours(6), DateTimeZoneProviders.Tzdb["Asia/Tokyo"]));

    private static PauseWish? Read(string wish) => PauseWords.Read(" " + wish, "en-GB", Now, DateTimeZone.Utc);
}
