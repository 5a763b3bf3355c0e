using CollabBot.Core.Insights;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>The only way from counted answers to something that is shown (science.md D2, P11). Pure.</summary>
/// <remarks>
/// The table of clips, shares and words was checked by enumerating every histogram: with it, an insider who knows their own answer and the
/// exact n can never tell that exactly one or two others answered unfavourably, nor that all of them did. What it does not prove is in ADR 0016.
/// </remarks>
public static class ReleaseGate
{
    /// <summary>No share that is told has fewer people.</summary>
    public const int FewestInShare = 5;

    /// <summary>Spread that the shown uncertainty assumes; never the team's own, which would tell about its answers.</summary>
    private const double AssumedSpread = 25;

    /// <summary>Standard normal quantile for 90 %.</summary>
    private const double Z90 = 1.645;

    /// <summary>Scores, both included, between which a split of 10 to 14 answers is told; outside, the level says it already.</summary>
    private const int SplitFrom = 30;

    private const int SplitTo = 65;

    /// <summary>All that is shown of a round: what was counted under a lower threshold than the plan's is not.</summary>
    public static Release Release(RoundPlan plan, RoundResult result) => new(
        plan.Ref.Round,
        plan.Date,
        [.. plan.Areas.Select(area => new ReleasedArea(area, result.For(area) is { } histogram && histogram.N >= plan.Threshold.Answers ? Show(histogram, plan.People) : null))])
    { Baseline = plan.Baseline };

    /// <param name="histogram">Of the answers as they were counted.</param>
    /// <param name="fromOthers">How many of them come from people who do not receive the digest.</param>
    /// <param name="asked">Number of people that the reading stands for (<see cref="RoundPlan.People"/>); at least the number of answers.</param>
    /// <returns>Null when the threshold is not met: then nothing is told, not even how many answered.</returns>
    public static Level? Release(AreaHistogram histogram, int fromOthers, int asked, ReleaseThreshold threshold) =>
        threshold.IsMet(histogram.N, fromOthers) ? Show(histogram, asked) : null;

    /// <param name="histogram">Has passed its threshold at closing: only such histograms exist.</param>
    /// <param name="asked">Number of people that the reading stands for (<see cref="RoundPlan.People"/>); at least the number of answers.</param>
    public static Level Show(AreaHistogram histogram, int asked) => Show(AnswerCounts.Of(histogram), asked);

    /// <inheritdoc cref="Show(AreaHistogram, int)"/>
    internal static Level Show(AnswerCounts counts, int asked)
    {
        var n = counts.N;
        ArgumentOutOfRangeException.ThrowIfLessThan(n, ReleaseThreshold.Floor, nameof(counts));
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, n);

        var (low, high) = n switch { 5 => (30, 90), < 8 => (25, 90), < 10 => (20, 90), < 15 => (15, 90), _ => (10, 90) };
        var rounded = ToNearestFive(counts.Score);
        var (value, bound) = rounded <= low ? (low, LevelBound.OrLower) : rounded >= high ? (high, LevelBound.OrHigher) : (rounded, LevelBound.None);
        var size = BandOf(n);
        return new Level(value, bound, Uncertainty(Fewest(size), asked), size) { Shares = SharesOf(counts), Agreement = AgreementOf(counts) };
    }

    /// <summary>The fewest answers of a band.</summary>
    internal static int Fewest(SizeBand size) => size switch { SizeBand.From5 => 5, SizeBand.From10 => 10, SizeBand.From15 => 15, _ => 25 };

    /// <summary>The most answers of a band; as many as you like in the last one.</summary>
    internal static int Most(SizeBand size) => size switch { SizeBand.From5 => 9, SizeBand.From10 => 14, SizeBand.From15 => 24, _ => int.MaxValue };

    private static SizeBand BandOf(int n) => n switch { < 10 => SizeBand.From5, < 15 => SizeBand.From10, < 25 => SizeBand.From15, _ => SizeBand.From25 };

    private static int Uncertainty(int fewest, int asked) =>
        Math.Max(5, ToNearestFive(Z90 * AssumedSpread / Math.Sqrt(fewest) * Math.Sqrt(1 - ((double)fewest / asked))));

    private static Shares? SharesOf(AnswerCounts counts)
    {
        if (counts.N < Fewest(SizeBand.From15))
        {
            return null;
        }

        var (notYet, middle, favourable) = (counts.Unfavourable, counts.Threes, counts.Favourable);
        return notYet >= FewestInShare && middle >= FewestInShare && favourable >= FewestInShare
            ? new Shares(Percent(favourable, counts.N), Percent(middle, counts.N), Percent(notYet, counts.N))
            : favourable >= FewestInShare && notYet + middle >= FewestInShare
                ? new Shares(Percent(favourable, counts.N), null, Percent(notYet + middle, counts.N))
                : null;
    }

    /// <summary>A word for every spread from 25 on; the word for a split alone from 10 to 14; none where it failed the audit together with the rest.</summary>
    private static Agreement? AgreementOf(AnswerCounts counts)
    {
        var size = BandOf(counts.N);
        if (size is SizeBand.From5 or SizeBand.From15)
        {
            return null;
        }

        var agreement = Polarisation.InWords([counts.Ones, counts.Twos, counts.Threes, counts.Fours, counts.Fives]);
        return size is SizeBand.From25 || (agreement is Agreement.Split && counts.Score is >= SplitFrom and <= SplitTo) ? agreement : null;
    }

    private static int Percent(int part, int n) => ToNearestFive(100.0 * part / n);

    /// <summary>Rounds half up, so that the same score always reads the same.</summary>
    private static int ToNearestFive(double value) => (int)Math.Floor((value / 5) + 0.5) * 5;
}
