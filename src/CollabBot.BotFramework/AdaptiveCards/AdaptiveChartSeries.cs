namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A line of an <see cref="AdaptiveChartLine"/>.</summary>
public sealed record AdaptiveChartSeries(string Legend, IReadOnlyList<AdaptiveChartPoint> Values, AdaptiveChartColor? Color = null);
