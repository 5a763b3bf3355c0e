using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Score and spread of an area's answers, in points of 0 to 100 (science.md C1). Pure.</summary>
/// <remarks>
/// With keyed answers x of 1 to 5, y = 25·(x − 1). Mean ȳ = Σy/n. Spread s = √(Σ(y − ȳ)²/(n − 1)). Shrunk spread
/// s* = √((ν0·S0² + (n − 1)·s²)/(ν0 + n − 1)): five equal answers do not mean that nobody differs. Source: the scaled inverse χ² estimate of a normal spread, Gelman et al.,
/// <i>Bayesian Data Analysis</i>, ch. 2 and 3.
/// </remarks>
public static class Score
{
    /// <summary>Points between neighbouring answers.</summary>
    internal const double PointsPerStep = 25;

    /// <returns>ȳ, 0 to 100; null without answers.</returns>
    public static double? Mean(AnswerCounts counts) => counts.N == 0 ? null : counts.Score;

    /// <returns>s, 0 to 71; null with fewer than two answers.</returns>
    public static double? Spread(AnswerCounts counts) => counts.N < 2 ? null : Math.Sqrt(SumOfSquares(counts) / (counts.N - 1));

    /// <inheritdoc cref="ShrunkSpread(AnswerCounts, SpreadPrior)"/>
    public static double? ShrunkSpread(AnswerCounts counts) => ShrunkSpread(counts, SpreadPrior.Default);

    /// <returns>s*, above 0; null without answers.</returns>
    public static double? ShrunkSpread(AnswerCounts counts, SpreadPrior prior) => counts.N == 0 ? null
        : Math.Sqrt(((prior.Degrees * prior.Spread * prior.Spread) + SumOfSquares(counts)) / (prior.Degrees + counts.N - 1));

    /// <summary>s² on the scale of 1 to 5, as the indices of agreement want it.</summary>
    /// <returns>0 to 8; null with fewer than two answers.</returns>
    internal static double? VarianceInSteps(AnswerCounts counts) => counts.N < 2 ? null : SumOfSquares(counts) / (PointsPerStep * PointsPerStep) / (counts.N - 1);

    /// <summary>Σ(y − ȳ)², from whole numbers: exactly 0 when all answers are equal.</summary>
    private static double SumOfSquares(AnswerCounts counts)
    {
        var (n, sum) = ((long)counts.N, (long)counts.Sum);
        var squares = counts.Twos + (4L * counts.Threes) + (9L * counts.Fours) + (16L * counts.Fives);
        return PointsPerStep * PointsPerStep * ((n * squares) - (sum * sum)) / n;
    }
}
