namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A point of a series. All x as <c>YYYY-MM-DD</c> make a continuous axis, other texts make categories.</summary>
public sealed record AdaptiveChartPoint(string X, double Y);
