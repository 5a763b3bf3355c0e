namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A bar of an <see cref="AdaptiveChartHorizontalBarStacked"/>: its label and its parts, first to last.</summary>
public sealed record AdaptiveChartStack(string Title, IReadOnlyList<AdaptiveChartPart> Data);
