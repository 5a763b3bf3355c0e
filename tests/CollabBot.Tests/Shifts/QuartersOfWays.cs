using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Shifts;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Shifts;

/// <summary>Which summaries carry a quarter's ways of working: one in thirteen weeks, whatever happens in between.</summary>
public sealed class QuartersOfWays
{
    private static readonly DateOnly Installed = new(2026, 11, 23);
    private static readonly DateTimeOffset InstalledAt = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Level Around65 = new(65, LevelBound.None, 10, SizeBand.From5);

    [Fact]
    public void A_quarter_is_thirteen_weeks_both_ends_included()
    {
        var quarter = Quarter.EndingOn(new DateOnly(2027, 2, 23));

        Assert.Equal(91, quarter.To.DayNumber - quarter.From.DayNumber + 1);
        Assert.True(quarter.Contains(quarter.From) && quarter.Contains(quarter.To));
        Assert.False(quarter.Contains(quarter.From.AddDays(-1)) || quarter.Contains(quarter.To.AddDays(1)));
    }

    [Fact]
    public void In_a_year_of_weeks_the_first_round_after_each_full_quarter_carries_it_and_no_other()
    {
        var history = History([.. Enumerable.Range(0, 52).Select(week => Told(1 + (7 * week), tells: week % 5 == 4))]);

        Assert.Equal([13, 26, 39], Carriers(history));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void No_other_rhythm_tells_a_quarter_twice_nor_before_it_is_full(int weeks)
    {
        var history = History([.. Enumerable.Range(0, 104 / weeks).Select(round => Told(1 + (7 * weeks * round), tells: true))]);

        var days = Carriers(history).Select(index => history.Releases[index].Date.DayNumber - Installed.DayNumber).ToList();

        Assert.Equal(days.Select(day => day / 91).Distinct(), days.Select(day => day / 91));
        Assert.All(days, day => Assert.InRange(day % 91, 0, (7 * weeks) - 1));
        Assert.Equal(Enumerable.Range(1, days.Count), days.Select(day => day / 91));
    }

    [Fact]
    public void While_there_is_no_reading_to_tell_of_it_waits_for_one()
    {
        var history = History([.. Enumerable.Range(0, 20).Select(week => Told(1 + (7 * week), tells: week == 15))]);

        Assert.Equal([15], Carriers(history));
    }

    [Fact]
    public void What_comes_in_the_second_half_of_a_quarter_is_told_with_the_next_one()
    {
        var history = History([.. Enumerable.Range(0, 30).Select(week => Told(1 + (7 * week), tells: week is 22 or 27))]);

        Assert.Equal([26], Carriers(history));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_told_when_two_carriers_lie_half_a_quarter_apart_or_more(int seed)
    {
        var random = new Random(seed);
        for (var team = 0; team < 100; team++)
        {
            var history = History([.. Enumerable.Range(0, 104).Where(_ => random.Next(4) > 0).Select(week => random.Next(6) == 0 ? Told(1 + (7 * week), tells: true).Withheld() : Told(1 + (7 * week), tells: random.Next(8) == 0))]);

            var dates = Carriers(history).Select(index => history.Releases[index].Date).ToList();

            Assert.All(dates.Zip(dates.Skip(1)), pair => Assert.True(pair.Second.DayNumber - pair.First.DayNumber > 45));
            Assert.True(dates.Count <= 7);
        }
    }

    [Fact]
    public void A_round_of_which_nothing_is_told_carries_nothing()
    {
        var history = History([Told(60, tells: true), Told(92, tells: true).Withheld(), Told(99, tells: false)]);

        Assert.Equal([2], Carriers(history));
    }

    [Fact]
    public void Two_rounds_that_are_told_in_the_wrong_order_carry_it_once()
    {
        var history = History([Told(60, tells: true), Told(99, tells: true), Told(92, tells: true)]);

        Assert.Equal([1], Carriers(history));
    }

    [Fact]
    public void A_new_installation_begins_its_quarters_anew()
    {
        var history = History([Told(60, tells: true), Told(92, tells: true), Told(182, tells: true)]);

        Assert.False(ToldWays.IsCarriedBy(history.Releases[1].Round, history, InstalledAt.AddDays(80)));
        Assert.True(ToldWays.IsCarriedBy(history.Releases[2].Round, history, InstalledAt.AddDays(80)));
    }

    [Fact]
    public void A_round_that_has_no_release_carries_nothing() =>
        Assert.False(ToldWays.IsCarriedBy(new RoundId("none"), History([Told(92, tells: true)]), InstalledAt));

    private static IEnumerable<int> Carriers(TeamHistory history) =>
        history.Releases.Index().Where(release => ToldWays.IsCarriedBy(release.Item.Round, history, InstalledAt)).Select(release => release.Index);

    private static TeamHistory History(IReadOnlyList<Release> releases) => TeamHistory.None with { Releases = releases };

    /// <param name="day">Counted from the installation.</param>
    private static Release Told(int day, bool tells)
    {
        var date = Installed.AddDays(day);
        return new Release(RoundId.Of(ARound.Team, date), date, [new ReleasedArea(PracticeArea.Trust, Around65), .. tells ? [new ReleasedArea(PracticeArea.Shift, Around65)] : (ReadOnlySpan<ReleasedArea>)[]]);
    }
}
