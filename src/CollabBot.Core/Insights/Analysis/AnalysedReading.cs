using CollabBot.Core.Insights.Statistics;

namespace CollabBot.Core.Insights.Analysis;

/// <summary>One area in one round, unrounded. Immutable.</summary>
/// <param name="Round">As <see cref="RoundResponses.Id"/>.</param>
/// <param name="Response">Of the answers to this area among those asked, beside the six rounds before in which it was asked about.</param>
public sealed record AnalysedReading(string Round, ReadingStatistics Statistics, ResponseFlags Response);
