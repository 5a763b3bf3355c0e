namespace CollabBot.Core.Insights.Statistics;

/// <summary>Cumulative sums of what readings exceed an allowance by: two lines for charts, which no statement rests on (science.md C8). Pure.</summary>
/// <remarks>
/// C⁺_t = max(0, C⁺_(t−1) + z_t − k), C⁻_t = max(0, C⁻_(t−1) − z_t − k), z = (y − μ)/σ. Source: E. S. Page, Biometrika 41 (1954). What a limit promises is in
/// <see cref="RunLength"/>, for a known σ; with one that was estimated from six readings it promises far less.
/// </remarks>
public static class Cusum
{
    /// <summary>k, in standard deviations of a reading.</summary>
    public const double UsualAllowance = 0.5;

    /// <summary>h of the charts, in the same unit.</summary>
    public const double UsualLimit = 4;

    /// <param name="mean">μ.</param>
    /// <param name="sigma">σ, above 0.</param>
    /// <returns>One point for each reading.</returns>
    public static IReadOnlyList<CusumPoint> Of(ReadOnlySpan<double> readings, double mean, double sigma, double allowance = UsualAllowance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        ArgumentOutOfRangeException.ThrowIfNegative(allowance);
        var line = new CusumPoint[readings.Length];
        var last = new CusumPoint(0, 0);
        for (var i = 0; i < readings.Length; i++)
        {
            var z = (readings[i] - mean) / sigma;
            line[i] = last = new CusumPoint(Math.Max(0, last.Above + z - allowance), Math.Max(0, last.Below - z - allowance));
        }

        return line;
    }
}

/// <summary>Both cumulative sums after a reading, in standard deviations.</summary>
/// <param name="Above">C⁺.</param>
/// <param name="Below">C⁻.</param>
public readonly record struct CusumPoint(double Above, double Below);
