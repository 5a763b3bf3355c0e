namespace CollabBot.Core.Insights.Analysis;

/// <summary>What one team answered, round by round, as a researcher holds it: counts, and nobody's name. Immutable.</summary>
/// <param name="People">Number of people that a reading stands for: the team, the away included; at least as many as were asked in any round.</param>
/// <param name="Rounds">In order of time, all of them comparable: the same questions, asked in the same way of nearly the same people.</param>
public sealed record TeamResponses(int People, IReadOnlyList<RoundResponses> Rounds);
