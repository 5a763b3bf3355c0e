using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>The levels that a team was shown in its last rounds, area by round: what a heat map draws. Immutable.</summary>
/// <param name="Rounds">Local dates, oldest first.</param>
public sealed record LevelMap(IReadOnlyList<DateOnly> Rounds, IReadOnlyList<LevelMapRow> Rows)
{
    /// <summary>A phone has room for so many columns, and a card for so many cells.</summary>
    public const int MostRounds = 5;

    /// <summary>One column is no map.</summary>
    public const int FewestRounds = 2;

    /// <param name="history">With what was published of this round.</param>
    /// <returns>Null when fewer than two rounds that may be set beside each other showed anything (P9).</returns>
    public static LevelMap? Of(TeamHistory history, RoundPlan plan)
    {
        var rounds = history.Releases
            .Where(release => release.Date <= plan.Date && plan.Baseline is not null && release.Baseline == plan.Baseline && release.Areas.Any(area => area.Level is not null))
            .OrderBy(release => release.Date)
            .TakeLast(MostRounds)
            .ToList();
        return rounds.Count < FewestRounds ? null : new LevelMap([.. rounds.Select(release => release.Date)], [.. PracticeArea.Asked.Select(RowOf).Where(row => row.Levels.Any(level => level is not null))]);

        LevelMapRow RowOf(PracticeArea area) => new(area, [.. rounds.Select(release => release.Areas.FirstOrDefault(shown => shown.Area == area)?.Level)]);
    }

    /// <summary>The newest of its rounds.</summary>
    /// <param name="rounds">From <see cref="FewestRounds"/> up.</param>
    public LevelMap Latest(int rounds) => new([.. Rounds.TakeLast(rounds)], [.. Rows.Select(row => row with { Levels = [.. row.Levels.TakeLast(rounds)] })]);
}

/// <summary>An area's levels, one for each of the map's rounds; null where the area was not asked about or not shown.</summary>
public sealed record LevelMapRow(PracticeArea Area, IReadOnlyList<Level?> Levels);
