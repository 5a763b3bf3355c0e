namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>
/// A chart. Shown on desktop and web only, so it always has a <see cref="AdaptiveNewerElement.Fallback"/>, and a sentence and a
/// table elsewhere on the card say the same.
/// </summary>
public abstract record AdaptiveChart : AdaptiveNewerElement
{
    public required string Title { get; init; }

    public bool? ShowTitle { get; init; }

    public bool? ShowLegend { get; init; }

    public AdaptiveChartColorSet? ColorSet { get; init; }

    public string? MaxWidth { get; init; }
}
