using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>Which areas a nudge may be about. Rests on what was told and on nothing else, so that a nudge tells nobody more (science.md F3.1). Immutable.</summary>
/// <param name="ClearFalls">Areas of which a clear fall was told, or that it is still there.</param>
/// <param name="MaybeFalls">Areas of which it was told that they may be falling.</param>
/// <param name="Lowest">Every area of which a level was told, that with the lowest shrunk mean first (C4); of two alike in the order of a table.</param>
public sealed record NudgeEvidence(IReadOnlyList<PracticeArea> ClearFalls, IReadOnlyList<PracticeArea> MaybeFalls, IReadOnlyList<PracticeArea> Lowest)
{
    /// <summary>Of a team that was never told a level.</summary>
    public static NudgeEvidence None { get; } = new([], [], []);

    /// <param name="releases">What was told in the last two sweeps.</param>
    /// <param name="conclusion">What was concluded at an area's latest told reading; null when nothing was.</param>
    public static NudgeEvidence Of(IEnumerable<Release> releases, Func<PracticeArea, AreaChange?> conclusion)
    {
        var told = releases.SelectMany(release => release.Areas).Where(shown => shown.Level is not null).ToLookup(shown => shown.Area, shown => shown.Level!);
        var areas = PracticeArea.All.Where(told.Contains).ToList();
        return new NudgeEvidence(
            [.. areas.Where(area => Falls(area, ChangeStatus.Clear) || Falls(area, ChangeStatus.Still))],
            [.. areas.Where(area => Falls(area, ChangeStatus.Maybe))],
            [.. areas.OrderBy(area => ShrunkMean([.. told[area]]))]);

        bool Falls(PracticeArea area, ChangeStatus status) => conclusion(area) is { Direction: ChangeDirection.Down } change && change.Status == status;
    }

    /// <summary>Each level counts as many answers as it tells of at least, and differs as it is told to differ: neither is the team's own (P11).</summary>
    internal static double ShrunkMean(IReadOnlyList<Insights.Level> levels)
    {
        var answers = levels.Sum(level => ReleaseGate.Fewest(level.Size));
        var mean = levels.Sum(level => (double)level.Value * ReleaseGate.Fewest(level.Size)) / answers;
        return LevelPosterior.Of(mean, SpreadPrior.Default.Spread / Math.Sqrt(answers), LevelPrior.Default).Mean;
    }
}
