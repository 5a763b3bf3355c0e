namespace CollabBot.Core.Insights.Statistics;

/// <summary>What is held of the share of favourable answers before a team's own are seen (science.md C4).</summary>
/// <param name="Mean">m0, 0 to 1, both excluded.</param>
/// <param name="Answers">κ: how many answers the belief is worth; above 0.</param>
public readonly record struct FavourabilityPrior(double Mean, double Answers)
{
    /// <summary>m0 = .60, κ = 8; until estimates over twenty teams replace it.</summary>
    public static FavourabilityPrior Default => new(0.60, 8);
}
