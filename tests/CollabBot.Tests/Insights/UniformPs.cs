using CollabBot.Core.Insights.Statistics;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>Where nothing has changed every p is as likely as every other: Kolmogorov and Smirnov's distance over 2,000 draws, at 1 %.</summary>
public sealed class UniformPs
{
    private const int Draws = 2000;

    /// <summary>1.628/√n.</summary>
    private static readonly double Critical = 1.628 / Math.Sqrt(Draws);

    /// <summary>With the noise that it assumes: a variance around σ0², known as well as eight degrees of freedom know it.</summary>
    [Fact]
    public void Of_the_contrast()
    {
        var (random, noise) = (new Random(21), ReadingNoise.Default);

        AssertUniform(() =>
        {
            var chiSquared = Enumerable.Range(0, (int)noise.Degrees).Sum(_ => Square(Gaussian(random)));
            var sigma = noise.Sigma(8, 12) * Math.Sqrt(noise.Degrees / chiSquared);
            double[] readings = [.. Enumerable.Range(0, 12).Select(_ => 60 + (sigma * Gaussian(random)))];
            return Contrast.Of(readings.AsSpan(0, 9), readings.AsSpan(9), 8, 12, noise)!.Value.P;
        });
    }

    [Fact]
    public void Of_the_unpaired_permutation_test()
    {
        var random = new Random(22);

        AssertUniform(() => PermutationTest.Unpaired(Draw(random, 7), Draw(random, 7), seed: 1)!.Value);
    }

    [Fact]
    public void Of_the_paired_permutation_test()
    {
        var random = new Random(23);

        AssertUniform(() => PermutationTest.Paired(Draw(random, 10), seed: 1)!.Value);
    }

    [Fact]
    public void Of_welchs_test()
    {
        var random = new Random(24);

        AssertUniform(() => WelchTest.Of(Draw(random, 30), Draw(random, 40))!.Value.P);
    }

    [Fact]
    public void Of_mann_and_kendalls_test()
    {
        var random = new Random(25);

        AssertUniform(() => MannKendall.Of(Draw(random, 60))!.Value.P);
    }

    /// <summary>On answers of 1 to 5 p is a step function, so it is never below what it claims, and close to it in a large team.</summary>
    [Fact]
    public void Of_the_exact_test_on_answers_never_too_low()
    {
        var random = new Random(26);
        double[] chances = [.05, .15, .20, .35, .25];
        var ps = Enumerable.Range(0, Draws).Select(_ => PermutationTest.Unpaired(Answers.Draw(random, 40, chances), Answers.Draw(random, 40, chances))!.Value).Order().ToList();

        Assert.True(ps.Select((p, i) => ((i + 1.0) / Draws) - p).Max() < Critical);
        Assert.InRange(ps.Count(p => p <= .05) / (double)Draws, .035, .06);
    }

    /// <summary>Seven readings can be parted in few ways.</summary>
    [Fact]
    public void Of_the_change_point_never_too_low()
    {
        var random = new Random(27);
        var ps = Enumerable.Range(0, Draws).Select(_ => ChangePoint.OfAny(Draw(random, 7), seed: 1)!.Value.P).Order().ToList();

        Assert.True(ps.Select((p, i) => ((i + 1.0) / Draws) - p).Max() < Critical);
    }

    private static void AssertUniform(Func<double> p)
    {
        var sorted = Enumerable.Range(0, Draws).Select(_ => p()).Order().ToList();
        var distance = sorted.Select((value, i) => Math.Max(((i + 1.0) / Draws) - value, value - ((double)i / Draws))).Max();

        Assert.True(distance < Critical, $"The largest distance from uniform is {distance:F4}, the bound {Critical:F4}.");
    }

    private static double[] Draw(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => Gaussian(random))];

    private static double Square(double value) => value * value;

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
