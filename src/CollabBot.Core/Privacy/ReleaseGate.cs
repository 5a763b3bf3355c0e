using CollabBot.Core.Insights;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>The only way from counted answers to something that is shown (science.md D2, P11). Pure.</summary>
/// <remarks>
/// The table of clips was checked by enumerating every histogram: with it, an insider who knows their own answer and the exact n can
/// never tell that exactly one or two others answered unfavourably, nor that all of them did.
/// </remarks>
public static class ReleaseGate
{
    /// <summary>Spread that the shown uncertainty assumes; never the team's own, which would tell about its answers.</summary>
    private const double AssumedSpread = 25;

    /// <summary>Standard normal quantile for 90 %.</summary>
    private const double Z90 = 1.645;

    /// <summary>All that is shown of a round.</summary>
    public static Release Release(RoundPlan plan, RoundResult result) => new(
        plan.Ref.Round,
        plan.Date,
        [.. plan.Areas.Select(area => new ReleasedArea(area, result.For(area) is { } histogram ? Show(histogram, plan.Participants.Count) : null))]);

    /// <param name="histogram">Has passed its threshold at closing: only such histograms exist.</param>
    /// <param name="asked">Number of people asked in the round; at least the number of answers.</param>
    public static Level Show(AreaHistogram histogram, int asked)
    {
        var n = histogram.N;
        ArgumentOutOfRangeException.ThrowIfLessThan(n, ReleaseThreshold.Floor, nameof(histogram));
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, n);

        var (low, high) = n switch { 5 => (30, 90), < 8 => (25, 90), < 10 => (20, 90), < 15 => (15, 90), _ => (10, 90) };
        var rounded = ToNearestFive(histogram.Score);
        var (value, bound) = rounded <= low ? (low, LevelBound.OrLower) : rounded >= high ? (high, LevelBound.OrHigher) : (rounded, LevelBound.None);
        var (size, lowest) = n switch
        {
            < 10 => (SizeBand.From5, 5),
            < 15 => (SizeBand.From10, 10),
            < 25 => (SizeBand.From15, 15),
            _ => (SizeBand.From25, 25),
        };
        var width = Z90 * AssumedSpread / Math.Sqrt(lowest) * Math.Sqrt(1 - ((double)lowest / asked));
        return new Level(value, bound, Math.Max(5, ToNearestFive(width)), size);
    }

    /// <summary>Rounds half up, so that the same score always reads the same.</summary>
    private static int ToNearestFive(double value) => (int)Math.Floor((value / 5) + 0.5) * 5;
}
