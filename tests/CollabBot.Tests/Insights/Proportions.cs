using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C2: Wilson and Newcombe.</summary>
public sealed class Proportions
{
    [Theory]
    [InlineData(5, 8, .3057, .8632)]
    [InlineData(0, 5, 0, .4345)]
    [InlineData(3, 5, .2307, .8824)]
    [InlineData(4, 5, .3755, .9638)]
    [InlineData(5, 5, .5655, 1)]
    [InlineData(6, 7, .4869, .9743)]
    [InlineData(23, 60, .2709, .5098)]
    public void Wilson_is_as_worked_out(int k, int n, double low, double high) => AssertInterval(low, high, Wilson.Of(k, n));

    /// <summary>Newcombe 1998 (Statistics in Medicine 17:857), Table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(1, 29, .0061, .1718)]
    public void Wilson_is_as_published(int k, int n, double low, double high) => AssertInterval(low, high, Wilson.Of(k, n));

    [Fact]
    public void Who_was_asked_is_the_whole_population_so_the_interval_is_narrower()
    {
        AssertInterval(.4188, .7940, Wilson.OfWholeTeam(5, 8, 12));
        Assert.Equal(new Interval(.625, .625), Wilson.OfWholeTeam(5, 8, 8));
    }

    /// <summary>n* of dataset A is 22, and 22 answers give just that interval where the proportion can be written as k of 22.</summary>
    [Fact]
    public void A_finite_team_counts_as_n_star_answers() => Assert.Equal(Wilson.Of(11, 22)!.Value.Low, Wilson.OfWholeTeam(4, 8, 12)!.Value.Low, 12);

    [Fact]
    public void A_change_is_as_worked_out() => AssertInterval(-.0919, .6726, Newcombe.Difference(6, 8, 3, 8));

    /// <summary>Newcombe 1998 (Statistics in Medicine 17:873), Table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, .0524, .3339)]
    [InlineData(9, 10, 3, 10, .1705, .8090)]
    [InlineData(6, 7, 2, 7, .0582, .8062)]
    [InlineData(5, 56, 0, 29, -.0381, .1926)]
    [InlineData(0, 10, 0, 20, -.1611, .2775)]
    [InlineData(0, 10, 0, 10, -.2775, .2775)]
    [InlineData(10, 10, 0, 20, .6791, 1)]
    [InlineData(10, 10, 0, 10, .6075, 1)]
    public void A_change_is_as_published(int k1, int n1, int k2, int n2, double low, double high) => AssertInterval(low, high, Newcombe.Difference(k1, n1, k2, n2));

    [Fact]
    public void Nobody_has_no_proportion_and_a_part_is_no_more_than_the_whole()
    {
        Assert.Null(Wilson.Of(0, 0));
        Assert.Null(Wilson.OfWholeTeam(0, 0, 12));
        Assert.Null(Newcombe.Difference(1, 5, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.OfWholeTeam(3, 5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(1, 5, confidence: 1));
    }

    private static void AssertInterval(double low, double high, Interval? actual)
    {
        Assert.Equal(low, actual!.Value.Low, 4);
        Assert.Equal(high, actual.Value.High, 4);
    }
}
