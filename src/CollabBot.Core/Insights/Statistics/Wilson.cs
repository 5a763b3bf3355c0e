namespace CollabBot.Core.Insights.Statistics;

/// <summary>Wilson's score interval for a proportion, such as the share of favourable answers (keyed 4 or 5) (science.md C2). Pure.</summary>
/// <remarks>
/// Centre (p + z²/2n)/(1 + z²/n), half-width z·√(p(1 − p)/n + z²/4n²)/(1 + z²/n). Source: E. B. Wilson, JASA 22 (1927); method 3 of R. G. Newcombe,
/// Statistics in Medicine 17:857 (1998). No continuity correction.
/// </remarks>
public static class Wilson
{
    /// <summary>The proportion behind a sample of many.</summary>
    /// <param name="successes">0 to <paramref name="n"/>.</param>
    /// <param name="n">Zero or more.</param>
    /// <returns>Within 0 to 1; null when <paramref name="n"/> is zero.</returns>
    public static Interval? Of(int successes, int n, double confidence = Interval.UsualConfidence)
    {
        Check(successes, n);
        return n == 0 ? null : Of((double)successes / n, n, confidence);
    }

    /// <summary>The proportion that the whole team would have given: n is replaced by n* = n·(N − 1)/(N − n).</summary>
    /// <param name="asked">N: number of people asked; at least <paramref name="n"/>.</param>
    /// <returns>Within 0 to 1, the point itself when everybody answered; null when <paramref name="n"/> is zero.</returns>
    public static Interval? OfWholeTeam(int successes, int n, int asked, double confidence = Interval.UsualConfidence)
    {
        Check(successes, n);
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, n);
        if (n == 0)
        {
            return null;
        }

        var p = (double)successes / n;
        return n == asked ? new Interval(p, p) : Of(p, n * (asked - 1.0) / (asked - n), confidence);
    }

    private static Interval Of(double p, double n, double confidence)
    {
        var z = Quantiles.Normal(confidence);
        var scale = 1 + (z * z / n);
        var centre = (p + (z * z / (2 * n))) / scale;
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))) / scale;

        // Both ends are exact where the formula meets the end of the scale, and only the last binary digit does not.
        return new Interval(p == 0 ? 0 : Math.Max(0, centre - half), p == 1 ? 1 : Math.Min(1, centre + half));
    }

    private static void Check(int successes, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, successes);
    }
}
