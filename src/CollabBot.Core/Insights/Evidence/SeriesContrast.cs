using CollabBot.Core.Insights.Statistics;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>The contrast of a series, and who answered on either side of it.</summary>
/// <param name="ResponseBefore">Mean response of the baseline's readings, 0 to 1.</param>
/// <param name="ResponseAfter">Mean response of the recent readings, 0 to 1.</param>
/// <param name="HasBounds">A reading is only known to be so low, or so high: the change may be larger than it looks.</param>
internal readonly record struct SeriesContrast(Contrast Contrast, double ResponseBefore, double ResponseAfter, bool HasBounds)
{
    private const double Significant = 0.05;

    /// <summary>The direction of the contrast; null when its means are equal.</summary>
    public ChangeDirection? Direction => Contrast.Delta switch { < 0 => ChangeDirection.Down, > 0 => ChangeDirection.Up, _ => null };

    /// <summary>The direction, if the contrast by itself has p below .05: what a clear change needs from the reading before, and a lasting one from each.</summary>
    public ChangeDirection? Signal => Contrast.P < Significant ? Direction : null;

    /// <summary>Whether the responses alone could make the change.</summary>
    public bool CouldBeResponse => NonResponse.CouldExplain(Contrast.Delta, ResponseBefore, ResponseAfter);

    /// <param name="before">One reading or more, at most <see cref="ReadingWindow.MostBefore"/>.</param>
    /// <param name="recent">One reading or more, later than those.</param>
    public static SeriesContrast Of(ReadOnlySpan<SeriesPoint> before, ReadOnlySpan<SeriesPoint> recent)
    {
        Span<double> earlier = stackalloc double[before.Length];
        Span<double> later = stackalloc double[recent.Length];
        var known = SeriesPoint.Known(before, recent);
        var one = Take(before, earlier, known);
        var other = Take(recent, later, known);
        var readings = before.Length + recent.Length;
        var contrast = Contrast.Of(earlier, later, (one.Answers + other.Answers) / readings, (one.Asked + other.Asked) / readings, ReadingNoise.Default);
        return new SeriesContrast(contrast!.Value, one.Response / before.Length, other.Response / recent.Length, SeriesPoint.HasBounds(before) || SeriesPoint.HasBounds(recent));
    }

    private static (double Answers, double Asked, double Response) Take(ReadOnlySpan<SeriesPoint> points, Span<double> scores, (double Low, double High) known)
    {
        var (answers, asked, response) = (0.0, 0.0, 0.0);
        for (var i = 0; i < points.Length; i++)
        {
            scores[i] = points[i].Within(known);
            (answers, asked, response) = (answers + points[i].Answers, asked + points[i].Asked, response + points[i].Response);
        }

        return (answers, asked, response);
    }
}
