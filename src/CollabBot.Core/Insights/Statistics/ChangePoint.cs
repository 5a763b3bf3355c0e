using System.Diagnostics.CodeAnalysis;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Where a series most likely changed its level: a mark on charts, which no statement rests on (science.md C8). Pure.</summary>
/// <remarks>
/// The largest |difference of the means before and after|·√(k(n − k)/n)/SD over 3 ≤ k ≤ n − 3, SD with n; p by permuting the readings. Source: the likelihood ratio statistic of
/// D. M. Hawkins, JASA 72 (1977); its permutation p, A. N. Pettitt's idea, Applied Statistics 28 (1979).
/// </remarks>
/// <param name="Statistic">Zero or more.</param>
/// <param name="After">The readings before the change, counted from 1.</param>
/// <param name="P">Above 0 to 1.</param>
public readonly record struct ChangePoint(double Statistic, int After, double P)
{
    /// <summary>With fewer even a perfect split can be chance.</summary>
    public const int FewestReadings = 12;

    /// <summary>On either side.</summary>
    private const int FewestOnSide = 3;

    private const double Rounding = 1e-9;

    /// <param name="seed">Of the permutations that are drawn.</param>
    /// <returns>Null with fewer than <see cref="FewestReadings"/> readings, and when all are equal.</returns>
    public static ChangePoint? Of(ReadOnlySpan<double> readings, int seed) => readings.Length < FewestReadings ? null : OfAny(readings, seed);

    /// <inheritdoc cref="Of"/>
    /// <param name="readings">Six or more; as many as you like below the number from which it may be told.</param>
    internal static ChangePoint? OfAny(ReadOnlySpan<double> readings, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(readings.Length, 2 * FewestOnSide, nameof(readings));
        var moments = Moments.Of(readings);
        var spread = Math.Sqrt(moments.SumOfSquares / moments.N);
        if (spread <= Rounding * Math.Abs(moments.Mean))
        {
            return null;
        }

        var total = moments.Mean * moments.N;
        var (largest, after) = Largest(readings, total);
        double[] shuffled = [.. readings];
        var least = largest * (1 - Rounding);
        var p = Factorial(readings.Length) <= PermutationTest.MostEnumerated
            ? Enumerated(shuffled, shuffled.Length, total, least) / (double)Factorial(readings.Length)
            : Drawn(shuffled, total, least, seed);
        return new ChangePoint(largest / spread, after, p);
    }

    private static (double Largest, int After) Largest(ReadOnlySpan<double> readings, double total)
    {
        var n = readings.Length;
        var (largest, after, before) = (0.0, FewestOnSide, 0.0);
        for (var k = 1; k <= n - FewestOnSide; k++)
        {
            before += readings[k - 1];
            var parted = k < FewestOnSide ? 0 : Math.Abs((before / k) - ((total - before) / (n - k))) * Math.Sqrt(k * (n - k) / (double)n);
            (largest, after) = parted > largest ? (parted, k) : (largest, after);
        }

        return (largest, after);
    }

    /// <summary>How many orders of the first <paramref name="free"/> readings part the series at least as far (B. R. Heap's exchange).</summary>
    private static int Enumerated(double[] readings, int free, double total, double least)
    {
        if (free == 1)
        {
            return Largest(readings, total).Largest >= least ? 1 : 0;
        }

        var extreme = 0;
        for (var i = 0; i < free; i++)
        {
            extreme += Enumerated(readings, free - 1, total, least);
            var other = free % 2 == 0 ? i : 0;
            (readings[other], readings[free - 1]) = (readings[free - 1], readings[other]);
        }

        return extreme;
    }

    [SuppressMessage("Security", "CA5394", Justification = "Chance of a statistic, seeded so that it can be repeated; it keeps no secret.")]
    private static double Drawn(double[] readings, double total, double least, int seed)
    {
        var random = new Random(seed);
        var extreme = 0;
        for (var draw = 0; draw < PermutationTest.Draws; draw++)
        {
            random.Shuffle(readings);
            extreme += Largest(readings, total).Largest >= least ? 1 : 0;
        }

        return (1.0 + extreme) / (1.0 + PermutationTest.Draws);
    }

    private static long Factorial(int n) => n > 9 ? long.MaxValue : n < 2 ? 1 : n * Factorial(n - 1);
}
