using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Agreement within a group, measured against the widest spread that its mean allows: a_wg (science.md C5). Pure.</summary>
/// <remarks>
/// a_wg = 1 − 2s²/[((H + L)M − M² − HL)·k/(k − 1)] with L = 1, H = 5, mean M and k answers. 1 when all are at one end; undefined where the mean lies so near an end that
/// the widest spread is not reached: M below (L(k − 1) + H)/k or above (H(k − 1) + L)/k. Source: R. D. Brown and N. M. A. Hauenstein, Organizational Research Methods 8 (2005).
/// </remarks>
public static class Awg
{
    private const double Lowest = 1;
    private const double Highest = 5;

    /// <summary>A bound that a mean meets exactly is met, whatever its last decimal says.</summary>
    private const double Rounding = 1e-7;

    /// <returns>−1 to 1; null with fewer than two answers, and where it is undefined.</returns>
    public static double? Of(AnswerCounts counts) =>
        Score.VarianceInSteps(counts) is { } variance ? OfMoments(counts.N, Lowest + ((double)counts.Sum / counts.N), variance) : null;

    /// <param name="n">k, two or more.</param>
    /// <param name="mean">M, 1 to 5.</param>
    /// <param name="variance">s² with n − 1.</param>
    /// <returns>−1 to 1; null where it is undefined.</returns>
    public static double? OfMoments(int n, double mean, double variance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(mean, Lowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, Highest);
        if (mean is Lowest or Highest)
        {
            return 1;
        }

        var one = 1.0 / n;
        var lowestMean = Lowest + ((Highest - Lowest) * one);
        var highestMean = Highest - ((Highest - Lowest) * one);
        return mean < lowestMean - Rounding || mean > highestMean + Rounding
            ? null
            : 1 - (2 * variance / (((mean * (Highest + Lowest)) - (mean * mean) - (Highest * Lowest)) * n / (n - 1)));
    }
}
