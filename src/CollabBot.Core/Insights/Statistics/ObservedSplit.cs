using System.Diagnostics.CodeAnalysis;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>How values fell into two groups, set against all the ways in which they could have fallen.</summary>
/// <param name="Size">How many are in the first group.</param>
/// <param name="Expected">What they would sum to if the means were equal.</param>
/// <param name="Least">How far their sum has to lie from that to part the means as far as was observed.</param>
internal readonly record struct ObservedSplit(int Size, double Expected, double Least)
{
    public static ObservedSplit Of(ReadOnlySpan<double> pooled, ReadOnlySpan<double> one)
    {
        var (total, size, sum) = (0.0, 0.0, 0.0);
        foreach (var value in pooled)
        {
            (total, size) = (total + value, size + Math.Abs(value));
        }

        foreach (var value in one)
        {
            sum += value;
        }

        var expected = total * one.Length / pooled.Length;
        return new ObservedSplit(one.Length, expected, Math.Abs(sum - expected) - (PermutationTest.Rounding * size));
    }

    public double ShareOfSplits(ReadOnlySpan<double> pooled)
    {
        var (extreme, all) = Split(pooled, Size, 0);
        return (double)extreme / all;
    }

    [SuppressMessage("Security", "CA5394", Justification = "Chance of a statistic, seeded so that it can be repeated; it keeps no secret.")]
    public double ShareOfDraws(double[] pooled, int seed)
    {
        var random = new Random(seed);
        var extreme = 0;
        for (var draw = 0; draw < PermutationTest.Draws; draw++)
        {
            var sum = 0.0;
            for (var place = 0; place < Size; place++)
            {
                var other = random.Next(place, pooled.Length);
                (pooled[place], pooled[other]) = (pooled[other], pooled[place]);
                sum += pooled[place];
            }

            extreme += IsAsFar(sum) ? 1 : 0;
        }

        return (1.0 + extreme) / (1.0 + PermutationTest.Draws);
    }

    private bool IsAsFar(double sum) => Math.Abs(sum - Expected) >= Least;

    private (int Extreme, int All) Split(ReadOnlySpan<double> left, int wanted, double sum)
    {
        if (wanted == 0)
        {
            return (IsAsFar(sum) ? 1 : 0, 1);
        }

        var (extreme, all) = (0, 0);
        for (var next = 0; next <= left.Length - wanted; next++)
        {
            var (more, further) = Split(left[(next + 1)..], wanted - 1, sum + left[next]);
            (extreme, all) = (extreme + more, all + further);
        }

        return (extreme, all);
    }
}
