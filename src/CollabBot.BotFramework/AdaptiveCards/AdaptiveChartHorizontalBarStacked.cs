namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Bars to the right, each made of parts. Bars whose parts sum to the same whole are drawn to the same scale.</summary>
public sealed record AdaptiveChartHorizontalBarStacked : AdaptiveChart
{
    public required IReadOnlyList<AdaptiveChartStack> Data { get; init; }

    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }
}
