namespace CollabBot.Core.Insights.Statistics;

/// <summary>Pettitt's test of one change of level, by ranks: for charts, which no statement rests on (science.md C8). Pure.</summary>
/// <remarks>U_t = Σ sgn(y_i − y_j) over i ≤ t before j; K = max |U_t|; p ≈ 2·exp(−6K²/(n³ + n²)), at most 1. Source: A. N. Pettitt, Applied Statistics 28 (1979).</remarks>
/// <param name="K">Zero or more.</param>
/// <param name="After">The readings before the change, counted from 1.</param>
/// <param name="P">Above 0 to 1; an approximation.</param>
public readonly record struct Pettitt(int K, int After, double P)
{
    /// <returns>Null with fewer than two readings.</returns>
    public static Pettitt? Of(ReadOnlySpan<double> readings)
    {
        var n = readings.Length;
        if (n < 2)
        {
            return null;
        }

        var (k, after, u) = (0, 1, 0);
        for (var t = 1; t < n; t++)
        {
            for (var j = 0; j < n; j++)
            {
                u += Math.Sign(readings[t - 1] - readings[j]);
            }

            (k, after) = Math.Abs(u) > k ? (Math.Abs(u), t) : (k, after);
        }

        return new Pettitt(k, after, Math.Min(1, 2 * Math.Exp(-6.0 * k * k / (((double)n * n * n) + ((double)n * n)))));
    }
}
