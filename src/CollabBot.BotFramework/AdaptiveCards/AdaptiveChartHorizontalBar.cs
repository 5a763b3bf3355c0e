namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Bars to the right, one for each label.</summary>
public sealed record AdaptiveChartHorizontalBar : AdaptiveChart
{
    public required IReadOnlyList<AdaptiveChartBar> Data { get; init; }

    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }

    public AdaptiveChartColor? Color { get; init; }

    public AdaptiveHorizontalBarDisplayMode? DisplayMode { get; init; }
}
