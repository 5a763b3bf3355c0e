namespace CollabBot.Core.Insights.Analysis;

/// <summary>What was answered in one round. Immutable.</summary>
/// <param name="Id">Names the round among those of its team.</param>
/// <param name="Asked">N: number of people asked; at least the answers of each area.</param>
/// <param name="Areas">At most one for an area.</param>
public sealed record RoundResponses(string Id, int Asked, IReadOnlyList<AreaResponses> Areas);
