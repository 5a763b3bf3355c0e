namespace CollabBot.Core.Insights;

/// <summary>How the answers divide, in per cent, each rounded to the nearest 5 for itself: they need not add up to 100.</summary>
/// <param name="Favourable">Keyed 4 or 5.</param>
/// <param name="Middle">Keyed 3; null when it is told as not yet favourable, because one of the three would have had fewer than five people.</param>
/// <param name="NotYet">Keyed 1 or 2, and 3 as well when there is no middle.</param>
public sealed record Shares(int Favourable, int? Middle, int NotYet);
