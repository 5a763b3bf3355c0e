namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>One value on a scale of segments.</summary>
public sealed record AdaptiveChartGauge : AdaptiveChart
{
    public required double Value { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? SubLabel { get; init; }

    public bool? ShowMinMax { get; init; }

    public AdaptiveGaugeValueFormat? ValueFormat { get; init; }

    public IReadOnlyList<AdaptiveGaugeSegment>? Segments { get; init; }
}
