using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Privacy;
using MathNet.Numerics;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Exact tests of a difference of means, for answers of a few people (science.md C7). Pure.</summary>
/// <remarks>
/// p is the share of all ways to deal the same answers over the two groups that part the means at least as far, in either direction. Source: E. J. G. Pitman, JRSS Suppl. 4 (1937);
/// sampled permutations with (1 + c)/(1 + draws) after B. Phipson and G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010). Answers of two rounds cannot be paired: mostly
/// the same people gave them, which makes the unpaired test cautious.
/// </remarks>
public static class PermutationTest
{
    /// <summary>Up to so many ways all are gone through; beyond, <see cref="Draws"/> are drawn.</summary>
    public const int MostEnumerated = 200_000;

    public const int Draws = 20_000;

    /// <summary>Ways that part the means equally far must not be told apart by the last binary digit.</summary>
    internal const double Rounding = 1e-9;

    /// <summary>Two sets of answers, unpaired. Exact for any number of answers: ways are counted by how often each value falls to either side, not gone through.</summary>
    /// <returns>p, above 0 to 1; null when one set is empty.</returns>
    public static double? Unpaired(AnswerCounts one, AnswerCounts other)
    {
        var (n, pooled) = (one.N, one.Plus(other));
        if (n == 0 || n == pooled.N)
        {
            return null;
        }

        // The difference of means is proportional to N·Σ − n·total: whole numbers, compared exactly.
        var observed = Math.Abs(((long)pooled.N * one.Sum) - ((long)n * pooled.Sum));
        var (extreme, all) = (0.0, 0.0);
        var ways = SplitWeights.Of(pooled, n);
        for (var sum = 0; sum < ways.Length; sum++)
        {
            all += ways[sum];
            extreme += Math.Abs(((long)pooled.N * sum) - ((long)n * pooled.Sum)) >= observed ? ways[sum] : 0;
        }

        return Math.Min(1, extreme / all);
    }

    /// <summary>Two sets of any values, unpaired.</summary>
    /// <param name="seed">Of the draws, when there are too many ways to go through.</param>
    /// <returns>p, above 0 to 1; null when one set is empty.</returns>
    public static double? Unpaired(ReadOnlySpan<double> one, ReadOnlySpan<double> other, int seed)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return null;
        }

        double[] pooled = [.. one, .. other];
        var observed = ObservedSplit.Of(pooled, one);
        return SpecialFunctions.Binomial(pooled.Length, one.Length) <= MostEnumerated ? observed.ShareOfSplits(pooled) : observed.ShareOfDraws(pooled, seed);
    }

    /// <summary>Differences within pairs, by changing their signs. For a design in which people agreed to be linked; the product has none.</summary>
    /// <inheritdoc cref="Unpaired(ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    /// <returns>p, above 0 to 1; null without differences.</returns>
    public static double? Paired(ReadOnlySpan<double> differences, int seed)
    {
        if (differences.IsEmpty)
        {
            return null;
        }

        var (sum, size) = (0.0, 0.0);
        foreach (var difference in differences)
        {
            (sum, size) = (sum + difference, size + Math.Abs(difference));
        }

        var least = Math.Abs(sum) - (Rounding * size);
        return Math.Pow(2, differences.Length) <= MostEnumerated
            ? Flipped(differences, 0, least) / Math.Pow(2, differences.Length)
            : DrawnFlips(differences, least, seed);
    }

    private static double Flipped(ReadOnlySpan<double> left, double sum, double least) =>
        left.IsEmpty ? (Math.Abs(sum) >= least ? 1 : 0) : Flipped(left[1..], sum + left[0], least) + Flipped(left[1..], sum - left[0], least);

    [SuppressMessage("Security", "CA5394", Justification = "Chance of a statistic, seeded so that it can be repeated; it keeps no secret.")]
    private static double DrawnFlips(ReadOnlySpan<double> differences, double least, int seed)
    {
        var random = new Random(seed);
        var extreme = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            foreach (var difference in differences)
            {
                sum += random.Next(2) == 0 ? difference : -difference;
            }

            extreme += Math.Abs(sum) >= least ? 1 : 0;
        }

        return (1.0 + extreme) / (1.0 + Draws);
    }
}
