using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Privacy;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>All statistics of one reading together, and what holds for every set of answers there is.</summary>
public sealed class Readings
{
    [Fact]
    public void Dataset_a_has_all_its_statistics()
    {
        var reading = ReadingStatistics.Of(Answers.A, Answers.AskedInA);

        Assert.Equal((8, 12, Gaps.None), (reading.N, reading.Asked, reading.Gaps));
        Assert.Equal(
            [68.75, 25.8775, 25.4762, .625, .4643, .2004, .4545, .8125, .75, .4375, .28125],
            new[]
            {
                reading.Score, reading.Spread, reading.ShrunkSpread, reading.Favourable, reading.RwgUniform, reading.RwgSkewed, reading.Awg,
                reading.DeviationAroundMean, reading.DeviationAroundMedian, reading.AgreementA, reading.Polarisation,
            }.Select(value => Math.Round(value!.Value, value == reading.Polarisation ? 5 : 4)));
        Assert.Equal(
            [57.52, 79.98, .42, .79, .42, .75, 45.83, 79.17],
            new[] { reading.Level95, reading.Favourable95, reading.FavourableBounds, reading.MeanBounds }
                .SelectMany(interval => new[] { interval!.Value.Low, interval.Value.High }).Select(value => Math.Round(value, 2)));
    }

    [Fact]
    public void What_is_undefined_has_its_reason()
    {
        Assert.Equal(Gaps.NoAnswers | Gaps.NobodyAsked, ReadingStatistics.Of(default, 0).Gaps);
        Assert.Equal(Gaps.NoAnswers, ReadingStatistics.Of(default, 5).Gaps);
        Assert.Equal(Gaps.OneAnswer, ReadingStatistics.Of(Answers.Of(3), 5).Gaps);
        Assert.Equal(Gaps.MeanNearEnd, ReadingStatistics.Of(Answers.Of(1, 1, 1, 1, 2), 5).Gaps);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadingStatistics.Of(Answers.A, 7));
    }

    [Fact]
    public void Every_set_of_up_to_fourteen_answers_has_statistics_within_their_ranges()
    {
        foreach (var counts in Answers.UpTo(14))
        {
            AssertSound(counts, counts.N);
            AssertSound(counts, counts.N + 1 + (counts.Sum % 30));
        }
    }

    [Fact]
    public void So_have_drawn_sets_of_up_to_two_hundred()
    {
        var random = new Random(13);
        Span<double> chances = stackalloc double[5];
        for (var i = 0; i < 20_000; i++)
        {
            var left = 1.0;
            foreach (ref var chance in chances)
            {
                // Lopsided sets too: most of them would else lie near one fifth each.
                chance = left * (random.Next(3) == 0 ? random.NextDouble() : Math.Round(random.NextDouble()));
                left -= chance;
            }

            random.Shuffle(chances);
            var counts = Answers.Draw(random, random.Next(201), chances);
            AssertSound(counts, counts.N + random.Next(100));
        }
    }

    [Fact]
    public void Turning_the_scale_round_turns_the_score_and_leaves_the_spread()
    {
        foreach (var counts in Answers.UpTo(10))
        {
            var (one, other) = (ReadingStatistics.Of(counts, counts.N + 3), ReadingStatistics.Of(counts.Reversed(), counts.N + 3));

            AssertSame(100 - one.Score, other.Score);
            AssertSame(one.Spread, other.Spread);
            AssertSame(one.ShrunkSpread, other.ShrunkSpread);
            AssertSame(one.RwgUniform, other.RwgUniform);
            AssertSame(one.Awg, other.Awg);
            AssertSame(one.DeviationAroundMean, other.DeviationAroundMean);
            AssertSame(one.DeviationAroundMedian, other.DeviationAroundMedian);
            AssertSame(one.Polarisation, other.Polarisation);
            AssertSame(100 - one.Level95?.High, other.Level95?.Low);
            AssertSame(100 - one.MeanBounds?.High, other.MeanBounds?.Low);
        }
    }

    /// <summary>Exactly, in whole numbers: 25·Σ of both together is 100·n.</summary>
    [Fact]
    public void A_score_and_that_of_the_scale_turned_round_make_a_hundred() =>
        Assert.All(Answers.UpTo(10), counts => Assert.Equal(4 * counts.N, counts.Sum + counts.Reversed().Sum));

    [Fact]
    public void Two_answers_that_come_nearer_never_lower_the_agreement()
    {
        foreach (var counts in Answers.UpTo(9).Where(counts => counts.N >= 2))
        {
            foreach (var nearer in Nearer(counts))
            {
                foreach (var variance in new[] { NullVariance.Uniform, NullVariance.SlightSkew })
                {
                    Assert.True(Rwg.Of(nearer, variance) >= Rwg.Of(counts, variance) - 1e-12);
                    Assert.True(Rwg.OfItems([nearer, counts], variance) >= Rwg.OfItems([counts, counts], variance) - 1e-12);
                }
            }
        }
    }

    [Fact]
    public void A_wider_confidence_holds_a_narrower_one()
    {
        double[] confidences = [.5, .8, .9, .95, .99];
        foreach (var counts in Answers.UpTo(7).Where(counts => counts.N > 1))
        {
            Nest(confidences, confidence => LevelInterval.Of(counts, counts.N + 4, confidence)!.Value.Interval);
            Nest(confidences, confidence => LevelInterval.Unshrunk(counts, null, confidence)!.Value.Interval);
            Nest(confidences, confidence => Wilson.Of(counts.Favourable, counts.N, confidence)!.Value);
            Nest(confidences, confidence => Wilson.OfWholeTeam(counts.Favourable, counts.N, counts.N + 4, confidence)!.Value);
            Nest(confidences, confidence => Newcombe.Difference(counts.Favourable, counts.N, 2, 5, confidence)!.Value);
            Nest(confidences, confidence => FavourabilityPosterior.Of(counts.Favourable, counts.N, FavourabilityPrior.Default).Interval(confidence));
            Nest(confidences, confidence => LevelPosterior.Of(counts.Score, Score.ShrunkSpread(counts)!.Value, LevelPrior.Default).Interval(confidence));
        }

        Nest(confidences, confidence => CronbachAlpha.Feldt(.8, 120, 4, confidence));
        Nest(confidences, confidence => Contrast.Of([60, 62, 61, 65], [55, 52], 8, 12, ReadingNoise.Default)!.Value.Interval(confidence));
    }

    private static void Nest(double[] confidences, Func<double, Interval> interval)
    {
        for (var i = 1; i < confidences.Length; i++)
        {
            Assert.True(interval(confidences[i]).Contains(interval(confidences[i - 1])));
        }
    }

    /// <summary>All sets in which one answer has moved a step up and a higher one a step down, without passing one another.</summary>
    private static IEnumerable<AnswerCounts> Nearer(AnswerCounts counts) =>
        from low in Enumerable.Range(1, 3)
        from high in Enumerable.Range(low + 2, 5 - low - 1)
        where counts[low] > 0 && counts[high] > 0
        select counts.Minus(AnswerCounts.One(low)).Minus(AnswerCounts.One(high)).Plus(AnswerCounts.One(low + 1)).Plus(AnswerCounts.One(high - 1));

    private static void AssertSame(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(Math.Abs((expected ?? 0) - (actual ?? 0)) < 1e-9);
    }

    private static void AssertSound(AnswerCounts counts, int asked)
    {
        var reading = ReadingStatistics.Of(counts, asked);

        AssertWithin(reading.Score, 0, 100, counts.N == 0);
        AssertWithin(reading.Spread, 0, 71, counts.N < 2);
        AssertWithin(reading.ShrunkSpread, 1, 71, counts.N == 0);
        AssertWithin(reading.Favourable, 0, 1, counts.N == 0);
        AssertWithin(reading.RwgUniform, 0, 1, counts.N < 2);
        AssertWithin(reading.RwgSkewed, 0, 1, counts.N < 2);
        AssertWithin(reading.Awg, -1, 1, reading.Gaps != Gaps.None);
        AssertWithin(reading.DeviationAroundMean, 0, 2, counts.N == 0);
        AssertWithin(reading.DeviationAroundMedian, 0, 2, counts.N == 0);
        AssertWithin(reading.AgreementA, -1, 1, counts.N == 0);
        AssertWithin(reading.Polarisation, 0, 1, counts.N == 0);
        AssertWithin(reading.Level95, reading.Score, 100, counts.N == 0);
        AssertWithin(reading.Favourable95, reading.Favourable, 1, counts.N == 0);
        AssertWithin(reading.FavourableBounds, reading.Favourable, 1, asked == 0);
        AssertWithin(reading.MeanBounds, reading.Score, 100, asked == 0);
    }

    private static void AssertWithin(double? value, double least, double most, bool isUndefined)
    {
        Assert.Equal(isUndefined, value is null);
        Assert.True(value is null || (value >= least - 1e-9 && value <= most + 1e-9));
    }

    private static void AssertWithin(Interval? interval, double? point, double most, bool isUndefined)
    {
        Assert.Equal(isUndefined, interval is null);
        if (interval is { } range)
        {
            Assert.True(range.Low >= -1e-9 && range.Low <= range.High && range.High <= most + 1e-9);
            Assert.True(point is null || (range.Low <= point + 1e-9 && range.High >= point - 1e-9));
        }
    }
}
