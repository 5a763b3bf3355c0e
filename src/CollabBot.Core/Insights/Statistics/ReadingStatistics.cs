using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>All statistics of the answers to one area in one round, unrounded (science.md C1 to C5 and C10). Immutable.</summary>
/// <remarks>For calculation, export to researchers and audit: what a team is told goes through <see cref="ReleaseGate"/>. A null has its reason in <see cref="Gaps"/>.</remarks>
/// <param name="N">Number of answers.</param>
/// <param name="Asked">Number of people asked.</param>
public sealed record ReadingStatistics(int N, int Asked)
{
    /// <summary>0 to 100.</summary>
    public double? Score { get; private init; }

    /// <summary>s in points, with n − 1.</summary>
    public double? Spread { get; private init; }

    /// <summary>s* in points.</summary>
    public double? ShrunkSpread { get; private init; }

    /// <summary>Of the mean of all who were asked, in points, clipped to 0 to 100.</summary>
    public Interval? Level95 { get; private init; }

    /// <summary>Share of answers keyed 4 or 5, 0 to 1.</summary>
    public double? Favourable { get; private init; }

    /// <summary>Of the share among all who were asked.</summary>
    public Interval? Favourable95 { get; private init; }

    /// <summary>Against uniform answers, 0 to 1.</summary>
    public double? RwgUniform { get; private init; }

    /// <summary>Against slightly skewed answers, 0 to 1.</summary>
    public double? RwgSkewed { get; private init; }

    /// <summary>−1 to 1.</summary>
    public double? Awg { get; private init; }

    /// <summary>In steps of the scale.</summary>
    public double? DeviationAroundMean { get; private init; }

    /// <summary>In steps of the scale.</summary>
    public double? DeviationAroundMedian { get; private init; }

    /// <summary>Van der Eijk's A, −1 to 1.</summary>
    public double? AgreementA { get; private init; }

    /// <summary>(1 − A)/2, 0 to 1.</summary>
    public double? Polarisation { get; private init; }

    /// <summary>The favourable share had everybody answered, 0 to 1.</summary>
    public Interval? FavourableBounds { get; private init; }

    /// <summary>The score had everybody answered, 0 to 100.</summary>
    public Interval? MeanBounds { get; private init; }

    public Gaps Gaps { get; private init; }

    /// <param name="asked">At least the number of answers.</param>
    public static ReadingStatistics Of(AnswerCounts counts, int asked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, counts.N);
        var n = counts.N;
        double? agreement = n == 0 ? null : Insights.Polarisation.AgreementOf([counts.Ones, counts.Twos, counts.Threes, counts.Fours, counts.Fives]);
        var awg = Statistics.Awg.Of(counts);
        return new ReadingStatistics(n, asked)
        {
            Score = Statistics.Score.Mean(counts),
            Spread = Statistics.Score.Spread(counts),
            ShrunkSpread = Statistics.Score.ShrunkSpread(counts),
            Level95 = LevelInterval.Of(counts, asked)?.Interval,
            Favourable = n == 0 ? null : (double)counts.Favourable / n,
            Favourable95 = Wilson.OfWholeTeam(counts.Favourable, n, asked),
            RwgUniform = Rwg.Of(counts, NullVariance.Uniform),
            RwgSkewed = Rwg.Of(counts, NullVariance.SlightSkew),
            Awg = awg,
            DeviationAroundMean = AverageDeviation.AroundMean(counts),
            DeviationAroundMedian = AverageDeviation.AroundMedian(counts),
            AgreementA = agreement,
            Polarisation = (1 - agreement) / 2,
            FavourableBounds = NonResponse.FavourableBounds(counts, asked),
            MeanBounds = NonResponse.MeanBounds(counts, asked),
            Gaps = (n == 0 ? Gaps.NoAnswers : Gaps.None) | (n == 1 ? Gaps.OneAnswer : Gaps.None)
                | (n > 1 && awg is null ? Gaps.MeanNearEnd : Gaps.None) | (asked == 0 ? Gaps.NobodyAsked : Gaps.None),
        };
    }
}
