namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Lines over days or labels; at most about 50 points each to stay legible.</summary>
public sealed record AdaptiveChartLine : AdaptiveChart
{
    public required IReadOnlyList<AdaptiveChartSeries> Data { get; init; }

    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }

    public double? YMin { get; init; }

    public double? YMax { get; init; }

    public AdaptiveChartColor? Color { get; init; }
}
