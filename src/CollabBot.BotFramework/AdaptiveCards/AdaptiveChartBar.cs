namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A bar: its label and its value.</summary>
public sealed record AdaptiveChartBar(string X, double Y, AdaptiveChartColor? Color = null);
