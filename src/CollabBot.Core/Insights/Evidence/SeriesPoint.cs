namespace CollabBot.Core.Insights.Evidence;

/// <summary>A reading in an area's series.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Answers">n, by which its noise is judged.</param>
/// <param name="Asked">N, at least <paramref name="Answers"/>.</param>
/// <param name="Response">Share of those asked who answered, 0 to 1.</param>
/// <param name="Bound">Whether the score is only known to be so low, or so high.</param>
/// <param name="On">The round's date; null where nobody needs to know.</param>
internal readonly record struct SeriesPoint(double Score, int Answers, int Asked, double Response, LevelBound Bound = LevelBound.None, DateOnly? On = null)
{
    /// <summary>The score as far as readings that are only known to be so low, or so high, can be set against it.</summary>
    public double Within((double Low, double High) known) => Math.Clamp(Score, known.Low, known.High);

    /// <summary>Below the first, and above the second, nobody can tell the readings apart.</summary>
    public static (double Low, double High) Known(ReadOnlySpan<SeriesPoint> one, ReadOnlySpan<SeriesPoint> other)
    {
        var (low, high) = Narrowed((0, 100), one);
        return Narrowed((low, high), other);
    }

    public static bool HasBounds(ReadOnlySpan<SeriesPoint> points)
    {
        foreach (var point in points)
        {
            if (point.Bound is not LevelBound.None)
            {
                return true;
            }
        }

        return false;
    }

    private static (double Low, double High) Narrowed((double Low, double High) known, ReadOnlySpan<SeriesPoint> points)
    {
        foreach (var point in points)
        {
            known = point.Bound switch
            {
                LevelBound.OrLower => (Math.Max(known.Low, point.Score), known.High),
                LevelBound.OrHigher => (known.Low, Math.Min(known.High, point.Score)),
                _ => known,
            };
        }

        return known;
    }
}
