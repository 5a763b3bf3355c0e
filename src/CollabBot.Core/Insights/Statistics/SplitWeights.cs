using CollabBot.Core.Privacy;
using MathNet.Numerics.Distributions;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>In how many ways n of some answers can be taken so that they come to a given sum, up to a common factor.</summary>
/// <remarks>
/// Taking each answer independently with chance n/N, and keeping what has n answers, leaves every way equally likely: so the ways are products of binomial
/// probabilities, which stay within the range of numbers where the binomial coefficients of a large team would not.
/// </remarks>
internal static class SplitWeights
{
    private const int Values = 5;

    /// <param name="pooled">N answers.</param>
    /// <param name="n">1 to N − 1.</param>
    /// <returns>A weight for each sum from 0 to 4n, an answer counting 0 to 4.</returns>
    public static double[] Of(AnswerCounts pooled, int n)
    {
        var chance = (double)n / pooled.N;
        var sums = (4 * n) + 1;

        // One row for each number of answers taken so far.
        var ways = new double[(n + 1) * sums];
        ways[0] = 1;
        for (var value = 1; value <= Values; value++)
        {
            var next = new double[ways.Length];
            for (var taken = 0; taken <= Math.Min(n, pooled[value]); taken++)
            {
                Add(ways, next, sums, taken, taken * (value - 1), Binomial.PMF(chance, pooled[value], taken));
            }

            ways = next;
        }

        return ways[(n * sums)..];
    }

    private static void Add(ReadOnlySpan<double> ways, Span<double> next, int sums, int taken, int points, double weight)
    {
        for (var before = 0; (before + taken) * sums < next.Length; before++)
        {
            var from = ways.Slice(before * sums, sums - points);
            var to = next.Slice(((before + taken) * sums) + points, sums - points);
            for (var sum = 0; sum < from.Length; sum++)
            {
                to[sum] += weight * from[sum];
            }
        }
    }
}
