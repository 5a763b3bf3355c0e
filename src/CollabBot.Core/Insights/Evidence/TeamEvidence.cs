using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>What all that a team was told allows to be concluded after its latest round. Immutable, pure.</summary>
/// <remarks>
/// Rests on levels as they were told, on numbers that are public, and on how many answered, which the adversary is taken to know; on nothing else of any answer, and on nothing
/// that was withheld. So nobody can learn more of the answers from it than from the levels (ADR 0025).
/// </remarks>
public sealed class TeamEvidence
{
    private readonly Ladder _ladder;

    private TeamEvidence(Ladder ladder, bool startsAnew) => (_ladder, StartsAnew) = (ladder, startsAnew);

    /// <summary>Of a team that was told nothing.</summary>
    public static TeamEvidence None { get; } = new(Ladder.Start, startsAnew: false);

    /// <summary>Fewer than usual answered the latest round; false when it shows no area.</summary>
    public bool FewerThanUsual => _ladder.Changes is [var any, ..] && any.Response.HasFlag(ResponseFlags.FewerThanUsual);

    /// <summary>The latest round's readings are the first that may not be compared with those before.</summary>
    public bool StartsAnew { get; }

    /// <param name="told">In order of time; the last is the round that is about to be told.</param>
    public static TeamEvidence Of(IReadOnlyList<ToldRound> told)
    {
        if (told is [] || !ShowsAnything(told[^1]))
        {
            return None;
        }

        var baselines = ComparableRounds.Baselines([.. told.Select(round => round.Plan)]);
        return new TeamEvidence(Ladder.After(told.Zip(baselines, Read)), IsFirstSince(told, baselines));
    }

    /// <returns>What may be said of an area that the latest round shows; null of another.</returns>
    public AreaChange? Of(PracticeArea area) => _ladder.Changes.FirstOrDefault(change => change.Area == area);

    /// <returns>What could be said of an area at the latest round that showed it; null when none did.</returns>
    public AreaChange? Latest(PracticeArea area) => _ladder.Of(area);

    private static bool ShowsAnything(ToldRound round) => round.Release.Areas.Any(area => area.Level is not null);

    private static RoundReadings Read(ToldRound round, int? baseline)
    {
        // Nobody can say how many answered where the count is gone, or is another's; then the level is not set beside any other.
        var areas = new List<AreaReading>();
        foreach (var shown in round.Release.Areas)
        {
            if (shown.Level is { } level && round.Result?.CountOf(shown.Area) is { } answers && answers >= ReleaseGate.Fewest(level.Size) && answers <= round.Plan.People)
            {
                areas.Add(AreaReading.Told(shown.Area, level, answers));
            }
        }

        return new RoundReadings(baseline, round.Plan.People, areas)
        {
            On = round.Plan.Date,
            AsksEverybody = round.Plan.Pulse is not { Pattern.Forms: > 1 } || round.Plan.Areas.Any(area => area.IsCore),
        };
    }

    private static bool IsFirstSince(IReadOnlyList<ToldRound> told, IReadOnlyList<int?> baselines)
    {
        for (var i = told.Count - 2; i >= 0; i--)
        {
            if (ShowsAnything(told[i]))
            {
                return baselines[i] is { } before && before != baselines[^1];
            }
        }

        return false;
    }
}
