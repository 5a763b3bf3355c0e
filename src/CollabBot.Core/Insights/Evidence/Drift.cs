using CollabBot.Core.Insights.Statistics;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>The move of an area's last eight readings in one direction, which the contrast is slow to see (science.md C8, C9).</summary>
/// <param name="Change">From the first of the eight to the last along the line, in points.</param>
/// <param name="P">Mann and Kendall's, exact.</param>
/// <param name="CouldBeResponse">Whether the responses of the two halves alone could make it.</param>
internal readonly record struct Drift(double Change, double P, bool CouldBeResponse)
{
    public const int Readings = 8;

    /// <summary>A drift counts below this p, adjusted over the family of the round: half of .05, for every area has been tested by its contrast already.</summary>
    public const double Significant = 0.025;

    private const double LeastChange = 8;

    public ChangeDirection Direction => Change < 0 ? ChangeDirection.Down : ChangeDirection.Up;

    public bool IsLarge => Math.Abs(Change) >= LeastChange;

    /// <returns>Null with fewer than eight readings.</returns>
    public static Drift? Of(ReadOnlySpan<SeriesPoint> series)
    {
        if (series.Length < Readings)
        {
            return null;
        }

        var last = series[^Readings..];
        var known = SeriesPoint.Known(last, []);
        Span<double> scores = stackalloc double[Readings];
        var (before, after) = (0.0, 0.0);
        for (var i = 0; i < Readings; i++)
        {
            scores[i] = last[i].Within(known);
            (before, after) = i < Readings / 2 ? (before + last[i].Response, after) : (before, after + last[i].Response);
        }

        var change = TheilSen.Of(scores)!.Value.Slope * (Readings - 1);
        return new Drift(change, MannKendall.Of(scores)!.Value.ExactP!.Value, NonResponse.CouldExplain(change, before / (Readings / 2), after / (Readings / 2)));
    }
}
