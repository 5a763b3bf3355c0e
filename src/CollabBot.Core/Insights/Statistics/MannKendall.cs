namespace CollabBot.Core.Insights.Statistics;

/// <summary>Mann's test of a slow drift in one direction, by Kendall's S (science.md C8). Pure.</summary>
/// <remarks>
/// S = Σ sgn(y_j − y_i) over i before j; Var = [n(n − 1)(2n + 5) − Σt(t − 1)(2t + 5)]/18 over groups of t equal values; z = (S − sgn S)/√Var. Source: H. B. Mann, Econometrica 13
/// (1945); M. G. Kendall, <i>Rank Correlation Methods</i>. Four readings can never reach .05.
/// </remarks>
/// <param name="S">−n(n − 1)/2 to n(n − 1)/2.</param>
/// <param name="Variance">0 when all readings are equal.</param>
/// <param name="P">Two-sided, by the normal approximation; 1 when all readings are equal.</param>
/// <param name="ExactP">Two-sided, from all orders of these readings, ties and all; null with more than <see cref="MostExact"/> readings.</param>
public readonly record struct MannKendall(int S, double Variance, double Z, double P, double? ExactP)
{
    /// <summary>Up to so many readings every order is counted.</summary>
    public const int MostExact = 10;

    /// <returns>Null with fewer than two readings.</returns>
    public static MannKendall? Of(ReadOnlySpan<double> readings)
    {
        var n = readings.Length;
        if (n < 2)
        {
            return null;
        }

        Span<int> groups = n <= MostExact ? stackalloc int[n] : new int[n];
        groups = groups[..Groups(readings, groups)];

        var s = 0;
        for (var j = 1; j < n; j++)
        {
            for (var i = 0; i < j; i++)
            {
                s += Math.Sign(readings[j] - readings[i]);
            }
        }

        var eighteenfold = n * (n - 1.0) * ((2 * n) + 5);
        foreach (var t in groups)
        {
            eighteenfold -= t * (t - 1.0) * ((2 * t) + 5);
        }

        var variance = eighteenfold / 18;
        var z = variance > 0 ? (s - Math.Sign(s)) / Math.Sqrt(variance) : 0;
        return new MannKendall(s, variance, z, Quantiles.TwoSidedP(z), n <= MostExact ? ExactPOf(groups, s) : null);
    }

    /// <summary>The exact two-sided p of n readings of which no two are equal.</summary>
    /// <param name="n">2 to <see cref="MostExact"/>.</param>
    public static double ExactPOf(int n, int s)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, MostExact);
        Span<int> groups = stackalloc int[n];
        groups.Fill(1);
        return ExactPOf(groups, s);
    }

    /// <summary>Sizes of the groups of equal readings.</summary>
    /// <returns>How many there are.</returns>
    private static int Groups(ReadOnlySpan<double> readings, Span<int> groups)
    {
        var sorted = readings.Length <= MostExact ? stackalloc double[readings.Length] : new double[readings.Length];
        readings.CopyTo(sorted);
        sorted.Sort();
        var found = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                groups[found++] = 0;
            }

            groups[found - 1]++;
        }

        return found;
    }

    /// <remarks>
    /// The orders of readings with k inversions are counted by the coefficients of the Gaussian multinomial [n]!/(Π[t]!), [t]! = Π (1 − q^j)/(1 − q); S is the number of
    /// unequal pairs less twice k. Source: D. E. Knuth, <i>The Art of Computer Programming</i> 3, 5.1.2.
    /// </remarks>
    private static double ExactPOf(ReadOnlySpan<int> groups, int s)
    {
        var (n, unequal) = (0, 0);
        foreach (var t in groups)
        {
            unequal += n * t;
            n += t;
        }

        Span<double> orders = stackalloc double[(MostExact * (MostExact - 1) / 2) + 1];
        orders = orders[..(unequal + 1)];
        orders[0] = 1;
        var placed = 0;
        foreach (var t in groups)
        {
            for (var j = 1; j <= t; j++)
            {
                TimesOneLess(orders, ++placed);
                DividedByOneLess(orders, j);
            }
        }

        var (extreme, all) = (0.0, 0.0);
        for (var inversions = 0; inversions <= unequal; inversions++)
        {
            all += orders[inversions];
            extreme += Math.Abs(unequal - (2 * inversions)) >= Math.Abs(s) ? orders[inversions] : 0;
        }

        return extreme / all;
    }

    /// <summary>Multiplies by 1 − q^power.</summary>
    private static void TimesOneLess(Span<double> coefficients, int power)
    {
        for (var i = coefficients.Length - 1; i >= power; i--)
        {
            coefficients[i] -= coefficients[i - power];
        }
    }

    /// <summary>Divides by 1 − q^power.</summary>
    private static void DividedByOneLess(Span<double> coefficients, int power)
    {
        for (var i = power; i < coefficients.Length; i++)
        {
            coefficients[i] += coefficients[i - power];
        }
    }
}
