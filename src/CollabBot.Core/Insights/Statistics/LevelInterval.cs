using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>How far the mean of those who answered may lie from that of everybody who was asked (science.md C3). Pure.</summary>
/// <remarks>
/// ȳ ± t(df)·s*/√n·√(1 − n/N), df = ν0 + n − 1. The last factor is the finite population correction (W. G. Cochran, <i>Sampling Techniques</i>, 2.6): who was asked is
/// the whole population. It holds for a level, and for the level only; a change is tested with <see cref="Contrast"/>, which has none. It takes those
/// who did not answer to be like those who did: <see cref="NonResponse"/> says how wrong that may be.
/// </remarks>
public static class LevelInterval
{
    /// <summary>The interval that the product uses: shrunk spread and finite population correction.</summary>
    /// <param name="asked">N: number of people asked; at least the number of answers.</param>
    /// <returns>Null without answers. Width zero when everybody answered: then there is nothing to estimate.</returns>
    public static LevelEstimate? Of(AnswerCounts counts, int asked, double confidence = Interval.UsualConfidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, counts.N);
        var prior = SpreadPrior.Default;
        return Score.ShrunkSpread(counts, prior) is { } spread ? Of(counts, spread, prior.Degrees + counts.N - 1, asked, confidence) : null;
    }

    /// <summary>The textbook's interval, to set beside: the team's own spread, and the correction only if <paramref name="asked"/> is given.</summary>
    /// <returns>Null with fewer than two answers.</returns>
    public static LevelEstimate? Unshrunk(AnswerCounts counts, int? asked, double confidence = Interval.UsualConfidence)
    {
        if (asked is { } people)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(people, counts.N, nameof(asked));
        }

        return Score.Spread(counts) is { } spread ? Of(counts, spread, counts.N - 1, asked, confidence) : null;
    }

    private static LevelEstimate Of(AnswerCounts counts, double spread, double degrees, int? asked, double confidence)
    {
        var missing = asked is { } people ? 1 - ((double)counts.N / people) : 1;
        return new LevelEstimate(counts.Score, Quantiles.StudentT(degrees, confidence) * spread / Math.Sqrt(counts.N) * Math.Sqrt(missing));
    }
}
