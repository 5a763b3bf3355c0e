using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>science.md C8, recent against baseline, and what it can detect (C9).</summary>
public sealed class Contrasts
{
    [Theory]
    [InlineData(5, 6, 8.770)]
    [InlineData(6, 8, 8.313)]
    [InlineData(8, 12, 7.489)]
    [InlineData(12, 20, 6.361)]
    [InlineData(24, 40, 4.715)]
    public void The_noise_to_expect_depends_on_who_answers(int n, int asked, double sigma) => Assert.Equal(sigma, ReadingNoise.Default.Sigma(n, asked), 3);

    [Fact]
    public void A_fall_of_ten_points_in_a_small_team_may_be_chance() =>
        AssertContrast(Of([66, 62, 68, 64, 65, 61], [55, 52, 57], 6, 8), -9.667, 8.5, 6.8393, 4.8361, -1.9988, 12.667, .06755);

    [Fact]
    public void A_fall_of_three_points_is_nothing() =>
        AssertContrast(Of([66, 62, 68, 64], [61, 66, 60], 6, 8), -2.667, 12.9, 7.2508, 5.5379, -.4815, 11.333, .6393);

    [Fact]
    public void A_fall_of_eight_points_in_a_large_team_is_seen() =>
        AssertContrast(Of([70, 72, 69, 71, 70, 73, 68, 70], [62, 61, 63], 24, 40), -8.375, 3.3889, 3.7623, 2.5471, -3.2881, 14, .005389);

    /// <summary>C9, smallest |Δ| with p below .05 and .01 of three recent and six earlier readings that vary as expected.</summary>
    [Theory]
    [InlineData(5, 6, 13.4, 18.8)]
    [InlineData(6, 8, 12.7, 17.8)]
    [InlineData(8, 12, 11.5, 16.0)]
    [InlineData(12, 20, 9.7, 13.6)]
    [InlineData(24, 40, 7.2, 10.1)]
    public void What_can_be_detected_depends_on_the_size_of_the_team(int n, int asked, double at05, double at01)
    {
        var step = ReadingNoise.Default.Sigma(n, asked) * Math.Sqrt(2);

        Assert.Equal(at05, Smallest(step, n, asked, .05), 0.06);
        Assert.Equal(at01, Smallest(step, n, asked, .01), 0.06);
    }

    /// <summary>C9, between two single readings: 1.96·√(2(1 − ρ))·S0/√n.</summary>
    [Theory]
    [InlineData(5, 31.0, 21.9)]
    [InlineData(6, 28.3, 20.0)]
    [InlineData(8, 24.5, 17.3)]
    [InlineData(12, 20.0, 14.1)]
    [InlineData(20, 15.5, 11.0)]
    [InlineData(40, 11.0, 7.7)]
    public void Two_single_readings_differ_by_a_lot_before_it_means_anything(int n, double unrelated, double related)
    {
        var strangers = ReadingNoise.Default with { Stable = 0, Shock = 0 };
        var same = ReadingNoise.Default with { Shock = 0 };

        Assert.Equal(unrelated, 1.959964 * Math.Sqrt(2) * strangers.Sigma(n, n), 0.051);
        Assert.Equal(related, 1.959964 * Math.Sqrt(2) * same.Sigma(n, n), 0.051);
    }

    [Fact]
    public void A_drift_within_the_baseline_does_not_swell_the_noise()
    {
        var steep = Of([40, 45, 50, 55, 60, 65], [70, 75, 80], 8, 12);

        Assert.Equal(12.5, steep.NeighbourVariance, 9);
    }

    [Fact]
    public void One_reading_on_each_side_is_measured_by_what_is_assumed()
    {
        var contrast = Of([60], [70], 8, 12);

        Assert.Equal((0, 8), (contrast.SeriesDegrees, contrast.DegreesOfFreedom));
        Assert.Equal(contrast.AssumedSigma, contrast.Sigma, 12);
    }

    [Fact]
    public void Nothing_is_compared_with_nothing()
    {
        Assert.Null(Contrast.Of([], [60], 8, 12, ReadingNoise.Default));
        Assert.Null(Contrast.Of([60], [], 8, 12, ReadingNoise.Default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Of([60], [60], 0, 12, ReadingNoise.Default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Contrast.Of([60], [60], 13, 12, ReadingNoise.Default));
    }

    [Theory]
    [InlineData(24, 40)]
    [InlineData(40, 60)]
    [InlineData(200, 260)]
    public void Steady_is_when_the_interval_lies_within_the_margin(int n, int asked)
    {
        for (var shift = 0.0; shift < 8; shift += .25)
        {
            var contrast = Of([70, 72, 69, 71, 70, 73, 68, 70], [70 + shift, 71 + shift, 69 + shift], n, asked);
            var interval = contrast.Interval(.90);

            Assert.Equal(new Interval(-8, 8).Contains(interval), contrast.IsWithin(8));
        }
    }

    private static Contrast Of(double[] baseline, double[] recent, double n, double asked) => Contrast.Of(baseline, recent, n, asked, ReadingNoise.Default)!.Value;

    /// <summary>Recent and baseline readings that step up and down by as much as expected, so that h is σ0², and a change of the least size that is detected.</summary>
    private static double Smallest(double step, int n, int asked, double p)
    {
        for (var delta = 0.0; ; delta += .01)
        {
            double[] baseline = [50, 50 + step, 50, 50 + step, 50, 50 + step];
            double[] recent = [50, 50 + step, 50];
            var shift = delta + baseline.Average() - recent.Average();
            if (Of(baseline, [.. recent.Select(value => value + shift)], n, asked).P < p)
            {
                return delta;
            }
        }
    }

    private static void AssertContrast(Contrast actual, double delta, double h, double sigma, double error, double t, double degrees, double p)
    {
        Assert.Equal(delta, actual.Delta, 3);
        Assert.Equal(h, actual.NeighbourVariance, 4);
        Assert.Equal(sigma, actual.Sigma, 4);
        Assert.Equal(error, actual.StandardError, 4);
        Assert.Equal(t, actual.T, 4);
        Assert.Equal(degrees, actual.DegreesOfFreedom, 3);
        Assert.Equal(p, actual.P, 1e-4);
    }
}
