namespace CollabBot.Core.Insights.Statistics;

/// <summary>Exponentially weighted moving average: a line for charts, which no statement rests on (science.md C8). Pure.</summary>
/// <remarks>
/// E_t = λ·y_t + (1 − λ)·E_(t−1), E_0 the mean of the baseline. Its standard deviation is σ·√(λ/(2 − λ)·(1 − (1 − λ)^(2t))); an E_0 estimated from m_b readings adds (1 − (1 − λ)^t)²/m_b below the root.
/// Source: S. W. Roberts, Technometrics 1 (1959); J. M. Lucas and M. S. Saccucci, Technometrics 32 (1990).
/// </remarks>
public static class Ewma
{
    /// <summary>λ of the charts.</summary>
    public const double UsualWeight = 0.3;

    /// <param name="start">E_0.</param>
    /// <param name="weight">λ, above 0 to 1.</param>
    /// <returns>E_1 and so on, one for each reading.</returns>
    public static IReadOnlyList<double> Of(ReadOnlySpan<double> readings, double start, double weight = UsualWeight)
    {
        Check(weight);
        var line = new double[readings.Length];
        var last = start;
        for (var i = 0; i < readings.Length; i++)
        {
            line[i] = last = (weight * readings[i]) + ((1 - weight) * last);
        }

        return line;
    }

    /// <summary>Standard deviation of E_t, in units of that of a reading.</summary>
    /// <param name="t">1 or more.</param>
    /// <param name="baseline">How many readings E_0 was estimated from; null when it is known.</param>
    public static double Deviation(int t, int? baseline = null, double weight = UsualWeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(t, 1);
        Check(weight);
        var kept = Math.Pow(1 - weight, t);
        var known = weight / (2 - weight) * (1 - (kept * kept));
        return Math.Sqrt(known + (baseline is { } readings ? (1 - kept) * (1 - kept) / readings : 0));
    }

    private static void Check(double weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 1);
    }
}
