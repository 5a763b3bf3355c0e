namespace CollabBot.Core.Insights.Evidence;

/// <summary>A reading in an area's series.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Answers">n.</param>
/// <param name="Asked">N, at least <paramref name="Answers"/>.</param>
internal readonly record struct SeriesPoint(double Score, int Answers, int Asked)
{
    /// <summary>0 to 1.</summary>
    public double Response => (double)Answers / Asked;
}
