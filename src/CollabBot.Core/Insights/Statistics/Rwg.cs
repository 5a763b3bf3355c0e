using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Agreement within a group, measured against answers at random: r_wg and r_wg(j) (science.md C5). Pure.</summary>
/// <remarks>
/// r_wg = 1 − s²/σ²_E, below 0 taken as 0; s² with n − 1 on the scale of 1 to 5, σ²_E of <see cref="NullVariance"/>. r_wg(j) = J(1 − q)/(J(1 − q) + q) with
/// q = mean item variance/σ²_E, and 0 for q above 1. Source: James, Demaree and Wolf (1984). With few answers it is high by chance: at five, uniform answers give .70 or
/// more one time in seventeen. It rises with J: scales of different length are not compared.
/// </remarks>
public static class Rwg
{
    /// <returns>0 to 1; null with fewer than two answers.</returns>
    /// <param name="nullVariance">σ²_E, above 0.</param>
    public static double? Of(AnswerCounts counts, double nullVariance) => Score.VarianceInSteps(counts) is { } variance ? OfVariance(variance, nullVariance) : null;

    /// <param name="variance">s², zero or more.</param>
    /// <inheritdoc cref="Of"/>
    public static double OfVariance(double variance, double nullVariance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nullVariance);
        return Math.Max(0, 1 - (variance / nullVariance));
    }

    /// <summary>r_wg(j) of several items that the same group answered.</summary>
    /// <returns>0 to 1; null without items, or when one has fewer than two answers.</returns>
    public static double? OfItems(ReadOnlySpan<AnswerCounts> items, double nullVariance)
    {
        var sum = 0.0;
        foreach (var item in items)
        {
            if (Score.VarianceInSteps(item) is not { } variance)
            {
                return null;
            }

            sum += variance;
        }

        return items.IsEmpty ? null : OfMeanVariance(items.Length, sum / items.Length, nullVariance);
    }

    /// <summary>r_wg(j) of so many items with this mean variance.</summary>
    /// <param name="items">J, one or more.</param>
    /// <returns>0 to 1.</returns>
    public static double OfMeanVariance(int items, double meanVariance, double nullVariance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        ArgumentOutOfRangeException.ThrowIfNegative(meanVariance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nullVariance);
        var q = meanVariance / nullVariance;
        return q >= 1 ? 0 : items * (1 - q) / ((items * (1 - q)) + q);
    }
}
