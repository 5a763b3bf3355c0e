using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>What those who did not answer could have changed (science.md C10). Pure.</summary>
/// <remarks>
/// Bounds: everybody who did not answer gives the lowest, or the highest. Source: C. F. Manski, <i>Partial Identification of Probability Distributions</i> (2003), 1.2. The likely shift
/// takes them to sit 15 points lower, a judgement. Nothing is weighted by role or tenure: that would need what identifies people.
/// </remarks>
public static class NonResponse
{
    /// <summary>δ: how far below the others those who did not answer may sit, in points.</summary>
    public const double Below = 15;

    /// <summary>F2 looks at so many rounds before.</summary>
    public const int RoundsRemembered = 6;

    /// <summary>F3, and the change below which nothing is said: a shift of so many points matters.</summary>
    private const double ShiftThatMatters = 6;

    private const double LeastChange = 5;
    private const double Half = 0.50;
    private const double Drop = 0.20;

    /// <summary>Bounds that are met exactly are met, whatever the last binary digit says.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The share of favourable answers had everybody answered: [k/N, (k + N − n)/N].</summary>
    /// <param name="asked">N, at least the number of answers.</param>
    /// <returns>Within 0 to 1; null when nobody was asked.</returns>
    public static Interval? FavourableBounds(AnswerCounts counts, int asked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, counts.N);
        return asked == 0 ? null : new Interval((double)counts.Favourable / asked, (double)(counts.Favourable + asked - counts.N) / asked);
    }

    /// <summary>The score had everybody answered: [r·ȳ, r·ȳ + (1 − r)·100].</summary>
    /// <inheritdoc cref="FavourableBounds"/>
    /// <returns>Within 0 to 100; null when nobody was asked.</returns>
    public static Interval? MeanBounds(AnswerCounts counts, int asked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, counts.N);
        var lowest = Score.PointsPerStep * counts.Sum / asked;
        return asked == 0 ? null : new Interval(lowest, lowest + (100.0 * (asked - counts.N) / asked));
    }

    /// <summary>How far the level may lie off because of who did not answer: −(1 − r)·δ, in points.</summary>
    /// <param name="response">r, 0 to 1.</param>
    public static double LikelyShift(double response)
    {
        Check(response);
        return -(1 - response) * Below;
    }

    /// <param name="response">r, 0 to 1.</param>
    /// <param name="earlier">Responses of the rounds before, latest last; those before the last six do not count, and without any F2 cannot be raised.</param>
    public static ResponseFlags Flags(double response, ReadOnlySpan<double> earlier)
    {
        Check(response);
        var flags = response < Half - Rounding ? ResponseFlags.FewerThanHalf : ResponseFlags.None;
        flags |= -LikelyShift(response) >= ShiftThatMatters - Rounding ? ResponseFlags.ShiftIsLikely : ResponseFlags.None;
        return flags | (!earlier.IsEmpty && response <= Median(earlier[Math.Max(0, earlier.Length - RoundsRemembered)..]) - Drop + Rounding ? ResponseFlags.FewerThanUsual : ResponseFlags.None);
    }

    /// <summary>
    /// Whether the responses alone could make a change of its other direction, or of less than five points: Δ ± δ·(r_before − r_after). Then it is told one step more
    /// cautiously.
    /// </summary>
    /// <param name="delta">Δ in points.</param>
    /// <param name="before">r of the readings that it is measured against, 0 to 1.</param>
    /// <param name="after">r of the later readings, 0 to 1.</param>
    public static bool CouldExplain(double delta, double before, double after)
    {
        Check(before);
        Check(after);
        var shift = Below * Math.Abs(before - after);

        // The nearer of the two to zero decides; past zero it has the other sign.
        return Math.Abs(delta) - shift < LeastChange - Rounding;
    }

    private static double Median(ReadOnlySpan<double> responses)
    {
        Span<double> sorted = stackalloc double[responses.Length];
        responses.CopyTo(sorted);
        sorted.Sort();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Check(double response)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(response);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(response, 1);
    }
}
