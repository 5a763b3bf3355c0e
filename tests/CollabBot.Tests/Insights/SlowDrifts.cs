using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C8: Mann-Kendall and Theil-Sen.</summary>
public sealed class SlowDrifts
{
    /// <summary>Annual flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³ (G. W. Cobb, Biometrika 65, 1978).</summary>
    internal static readonly double[] Nile =
    [
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260,
        1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821,
        768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801,
        1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ];

    [Fact]
    public void Eight_rising_readings_are_a_drift()
    {
        double[] readings = [62, 64, 61, 66, 67, 65, 70, 72];

        var test = MannKendall.Of(readings)!.Value;
        var line = TheilSen.Of(readings)!.Value;

        Assert.Equal(20, test.S);
        Assert.Equal(65.333, test.Variance, 3);
        Assert.Equal(2.3506, test.Z, 4);
        Assert.Equal(.01874, test.P, 5);
        Assert.Equal(.01414, test.ExactP!.Value, 5);
        Assert.Equal(1.3333, line.Slope, 4);
        Assert.Equal(60.667, line.Intercept, 3);
    }

    [Fact]
    public void Ties_make_the_variance_smaller()
    {
        var test = MannKendall.Of([60, 60, 65, 65, 70, 60, 75, 75])!.Value;

        Assert.Equal(17, test.S);
        Assert.Equal(59.667, test.Variance, 3);
        Assert.Equal(2.0714, test.Z, 4);
        Assert.Equal(.03833, test.P, 5);
    }

    [Theory]
    [InlineData(4, 6, .0833)]
    [InlineData(5, 10, .0167)]
    [InlineData(6, 13, .0167)]
    [InlineData(8, 18, .0312)]
    [InlineData(8, 20, .0141)]
    public void The_exact_p_is_as_worked_out(int n, int s, double p)
    {
        Assert.Equal(p, MannKendall.ExactPOf(n, s), 4);
        Assert.Equal(p, MannKendall.ExactPOf(n, -s), 4);
    }

    /// <summary>Computed with R from the same data.</summary>
    [Fact]
    public void The_nile_has_fallen_as_another_package_has_it()
    {
        var test = MannKendall.Of(Nile)!.Value;

        Assert.Equal(-1387, test.S);
        Assert.Equal(112728.33, test.Variance, 2);
        Assert.Equal(-4.12807, test.Z, 5);
        Assert.Equal(3.658e-5, test.P, 1e-8);
        Assert.Null(test.ExactP);
        Assert.Equal(-2.6, TheilSen.Of(Nile)!.Value.Slope, 1);
    }

    [Fact]
    public void With_ties_too_every_order_is_counted()
    {
        var random = new Random(11);
        for (var i = 0; i < 60; i++)
        {
            double[] readings = [.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => (double)random.Next(1, 5))];
            var test = MannKendall.Of(readings)!.Value;

            var orders = Orders(readings).ToList();
            Assert.Equal(orders.Count(order => Math.Abs(S(order)) >= Math.Abs(test.S)) / (double)orders.Count, test.ExactP!.Value, 12);
        }
    }

    [Fact]
    public void Four_readings_can_never_be_significant() => Assert.True(MannKendall.Of([1, 2, 3, 4])!.Value.ExactP > .05);

    [Fact]
    public void Equal_readings_have_no_drift_and_one_reading_has_none_to_have()
    {
        Assert.Equal(new MannKendall(0, 0, 0, 1, 1), MannKendall.Of([60, 60, 60])!.Value);
        Assert.Equal(new TheilSen(0, 60), TheilSen.Of([60, 60, 60])!.Value);
        Assert.Null(MannKendall.Of([60]));
        Assert.Null(TheilSen.Of([60]));
    }

    private static int S(double[] readings) =>
        (from j in Enumerable.Range(0, readings.Length) from i in Enumerable.Range(0, j) select Math.Sign(readings[j] - readings[i])).Sum();

    private static IEnumerable<double[]> Orders(double[] left) => left is []
        ? [[]]
        : Enumerable.Range(0, left.Length).SelectMany(i => Orders([.. left.Where((_, place) => place != i)]).Select(rest => (double[])[left[i], .. rest]));
}
