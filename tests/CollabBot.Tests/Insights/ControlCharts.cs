using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C8, what only charts show: moving range, EWMA, CUSUM, their run lengths, change points.</summary>
public sealed class ControlCharts
{
    private const double Mean = 64;
    private static readonly double[] Baseline = [63, 66, 60, 65, 62, 68];
    private static readonly double[] After = [58, 55, 57, 52, 54];

    private static double Sigma => MovingRange.Sigma(Baseline)!.Value;

    [Fact]
    public void Neighbours_tell_how_much_readings_vary()
    {
        Assert.Equal(4.07664, Sigma, 5);
        Assert.Null(MovingRange.Sigma([60]));
    }

    [Fact]
    public void A_weighted_average_follows_a_fall()
    {
        var line = Ewma.Of(After, Mean);

        AssertSeries([62.2, 60.04, 59.128, 56.9896, 56.0927], line, 4);
        AssertSeries([.3, .3662, .3946, .4078, .4141], [.. Enumerable.Range(1, 5).Select(t => Ewma.Deviation(t))], 4);
        AssertSeries([-1.472, -2.653, -3.029, -4.217, -4.684], [.. line.Select((value, i) => (value - Mean) / Sigma / Ewma.Deviation(i + 1))], 3);
        AssertSeries([-1.363, -2.306, -2.505, -3.356, -3.622], [.. line.Select((value, i) => (value - Mean) / Sigma / Ewma.Deviation(i + 1, baseline: 6))], 3);
    }

    [Fact]
    public void A_cumulative_sum_crosses_its_limit_at_the_fourth_reading()
    {
        var points = Cusum.Of(After, Mean, Sigma);

        AssertSeries([.9718, 2.6795, 3.8966, 6.3402, 8.2932], [.. points.Select(point => point.Below)], 4);
        Assert.All(points, point => Assert.Equal(0, point.Above));
        Assert.Equal(3, points.TakeWhile(point => point.Below <= Cusum.UsualLimit).Count());
    }

    /// <summary>R spc 0.6.7; the NIST handbook (6.3.2.3.1) has 336, 930, 8.38 and 10.4.</summary>
    [Theory]
    [InlineData(4, 0, 335.37)]
    [InlineData(4, .25, 77.08)]
    [InlineData(4, .5, 26.68)]
    [InlineData(4, .75, 13.29)]
    [InlineData(4, 1, 8.38)]
    [InlineData(4, 1.5, 4.75)]
    [InlineData(4, 2, 3.34)]
    [InlineData(4, 2.5, 2.62)]
    [InlineData(4, 3, 2.19)]
    [InlineData(4, 4, 1.71)]
    [InlineData(5, 0, 930.89)]
    [InlineData(5, .25, 141.69)]
    [InlineData(5, .5, 38.01)]
    [InlineData(5, .75, 17.05)]
    [InlineData(5, 1, 10.38)]
    [InlineData(5, 1.5, 5.75)]
    [InlineData(5, 2, 4.01)]
    [InlineData(5, 2.5, 3.11)]
    [InlineData(5, 3, 2.57)]
    [InlineData(5, 4, 2.01)]
    public void A_limit_keeps_its_promise(double limit, double shift, double expected) => Assert.Equal(expected, RunLength.OfCusum(.5, limit, shift), 0.0051);

    /// <summary>R spc 0.6.7.</summary>
    [Theory]
    [InlineData(4, 0, 167.68)]
    [InlineData(4, .25, 74.22)]
    [InlineData(4, .5, 26.63)]
    [InlineData(4, .75, 13.29)]
    [InlineData(4, 1, 8.38)]
    [InlineData(4.77, 0, 368.56)]
    [InlineData(5, 0, 465.44)]
    [InlineData(5, .25, 139.49)]
    [InlineData(5, .5, 38.00)]
    [InlineData(5, .75, 17.05)]
    [InlineData(5, 1, 10.38)]
    public void Both_sides_together_promise_less(double limit, double shift, double expected) => Assert.Equal(expected, RunLength.OfTwoSidedCusum(.5, limit, shift), 0.0051);

    /// <summary>R spc; the first five are designs of Lucas and Saccucci 1990.</summary>
    [Theory]
    [InlineData(.40, 3.054, 500.0, 71.2, 14.3, 3.5)]
    [InlineData(.25, 2.998, 499.8, 48.3, 11.1, 3.6)]
    [InlineData(.20, 2.962, 499.7, 41.8, 10.5, 3.7)]
    [InlineData(.10, 2.814, 499.6, 31.3, 10.3, 4.4)]
    [InlineData(.05, 2.615, 499.9, 28.8, 11.4, 5.2)]
    [InlineData(.30, 2.7, 193.1, 32.1, 8.9, 3.1)]
    public void A_weighted_average_keeps_its_promise(double weight, double limit, double calm, double half, double one, double two)
    {
        Assert.Equal(calm, RunLength.OfEwma(weight, limit, 0), 0.051);
        Assert.Equal(half, RunLength.OfEwma(weight, limit, .5), 0.051);
        Assert.Equal(one, RunLength.OfEwma(weight, limit, 1), 0.051);
        Assert.Equal(two, RunLength.OfEwma(weight, limit, 2), 0.051);
    }

    [Fact]
    public void Eight_readings_are_never_a_change_point()
    {
        double[] readings = [60, 65, 62, 68, 58, 55, 57, 52];

        var perfect = ChangePoint.OfAny(readings, seed: 1)!.Value;

        Assert.Null(ChangePoint.Of(readings, seed: 1));
        Assert.Equal(2.3700, perfect.Statistic, 4);
        Assert.Equal(4, perfect.After);
        Assert.Equal(.0571, perfect.P, 4);
    }

    [Fact]
    public void A_long_series_has_its_change_point_marked()
    {
        double[] readings = [60, 65, 62, 68, 63, 66, 64, 50, 47, 52, 49, 51, 48];

        var point = ChangePoint.Of(readings, seed: 1)!.Value;

        Assert.Equal(7, point.After);
        Assert.InRange(point.P, 0.00004, .01);
        Assert.Equal(point, ChangePoint.Of(readings, seed: 1));
        Assert.Null(ChangePoint.Of([.. Enumerable.Repeat(60.0, 20)], seed: 1));
    }

    [Fact]
    public void Ranks_find_the_same_change()
    {
        var test = Pettitt.Of([.. Baseline, .. After])!.Value;

        Assert.Equal((30, 6), (test.K, test.After));
        Assert.Equal(.0485, test.P, 4);
    }

    /// <summary>Computed with R from the same data: after 1898, where the first dam was begun.</summary>
    [Fact]
    public void The_nile_changed_where_another_package_has_it()
    {
        var test = Pettitt.Of(SlowDrifts.Nile)!.Value;

        Assert.Equal((1617, 28), (test.K, test.After));
        Assert.Equal(3.591e-7, test.P, 1e-10);
    }

    private static void AssertSeries(IReadOnlyList<double> expected, IReadOnlyList<double> actual, int decimals)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i], actual[i], decimals);
        }
    }
}
