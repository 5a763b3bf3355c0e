namespace CollabBot.Core.Insights.Statistics;

/// <summary>What is held of a team's spread before its answers are seen (science.md C1; the spread is that of A3).</summary>
/// <param name="Degrees">ν0: how many degrees of freedom the belief is worth; above 0.</param>
/// <param name="Spread">S0: standard deviation of single answers in points of 0 to 100; above 0.</param>
public readonly record struct SpreadPrior(double Degrees, double Spread)
{
    /// <summary>ν0 = 6, S0 = 25: a little less than the 27 points within military companies of two published data sets; a judgement.</summary>
    public static SpreadPrior Default => new(6, 25);
}
