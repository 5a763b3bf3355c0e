namespace CollabBot.Core.Insights.Statistics;

/// <summary>Welch's t-test of two means, to set beside the exact test (science.md C7). Pure.</summary>
/// <remarks>t = (ȳ2 − ȳ1)/√(s1²/n1 + s2²/n2), degrees of freedom after Satterthwaite. Source: B. L. Welch, Biometrika 34 (1947).</remarks>
/// <param name="Difference">Of the second set from the first.</param>
/// <param name="P">Two-sided, 0 to 1.</param>
public readonly record struct WelchTest(double Difference, double StandardError, double T, double DegreesOfFreedom, double P)
{
    /// <returns>Null when a set has fewer than two values, or neither varies.</returns>
    public static WelchTest? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length < 2 || second.Length < 2)
        {
            return null;
        }

        var (one, two) = (Moments.Of(first), Moments.Of(second));
        var (v1, v2) = (one.Variance / one.N, two.Variance / two.N);
        if (v1 + v2 <= 0)
        {
            return null;
        }

        var error = Math.Sqrt(v1 + v2);
        var t = (two.Mean - one.Mean) / error;
        var degrees = (v1 + v2) * (v1 + v2) / ((v1 * v1 / (one.N - 1)) + (v2 * v2 / (two.N - 1)));
        return new WelchTest(two.Mean - one.Mean, error, t, degrees, Quantiles.TwoSidedP(t, degrees));
    }
}
