namespace CollabBot.Core.Insights.Statistics;

/// <summary>What is held of an area's level before a team's own answers are seen (science.md C4; the spread between teams is that of A3).</summary>
/// <param name="Mean">μ0 in points of 0 to 100.</param>
/// <param name="Spread">τ0: standard deviation between teams in points; above 0.</param>
public readonly record struct LevelPrior(double Mean, double Spread)
{
    /// <summary>μ0 = 65, τ0 = 10; until estimates over twenty teams replace it.</summary>
    public static LevelPrior Default => new(65, 10);
}
