namespace CollabBot.Core.Insights.Statistics;

/// <summary>A range of values, both ends included.</summary>
/// <param name="Low">At most <paramref name="High"/>.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The usual confidence: 95 %.</summary>
    public const double UsualConfidence = 0.95;

    public double Width => High - Low;

    public bool Contains(double value) => value >= Low && value <= High;

    public bool Contains(Interval inner) => inner.Low >= Low && inner.High <= High;

    /// <summary>This range as far as it lies on a scale.</summary>
    public Interval Clip(double lowest, double highest) => new(Math.Clamp(Low, lowest, highest), Math.Clamp(High, lowest, highest));
}
