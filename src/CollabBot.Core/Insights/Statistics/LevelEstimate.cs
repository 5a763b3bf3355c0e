namespace CollabBot.Core.Insights.Statistics;

/// <summary>A level and how far off it may be, in points of 0 to 100.</summary>
/// <param name="Mean">0 to 100.</param>
/// <param name="HalfWidth">Zero or more.</param>
public readonly record struct LevelEstimate(double Mean, double HalfWidth)
{
    /// <summary>Mean ± half-width as far as it lies on the scale.</summary>
    public Interval Interval => new Interval(Mean - HalfWidth, Mean + HalfWidth).Clip(0, 100);
}
