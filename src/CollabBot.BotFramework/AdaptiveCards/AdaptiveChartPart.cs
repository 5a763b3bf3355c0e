namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A part of a stacked bar. Parts of one legend have one colour.</summary>
public sealed record AdaptiveChartPart(string Legend, double Value, AdaptiveChartColor? Color = null);
