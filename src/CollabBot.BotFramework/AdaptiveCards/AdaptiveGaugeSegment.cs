namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Part of a gauge's scale; the size is in the gauge's own unit.</summary>
public sealed record AdaptiveGaugeSegment(string Legend, double Size, AdaptiveChartColor? Color = null);
