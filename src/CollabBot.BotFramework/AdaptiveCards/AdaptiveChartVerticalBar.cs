namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Bars upwards, one for each label.</summary>
public sealed record AdaptiveChartVerticalBar : AdaptiveChart
{
    public required IReadOnlyList<AdaptiveChartBar> Data { get; init; }

    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }

    public double? YMin { get; init; }

    public double? YMax { get; init; }

    public AdaptiveChartColor? Color { get; init; }

    public bool? ShowBarValues { get; init; }
}
