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

    private TeamEvidence(Ladder ladder, RestartReason? restart)
    {
        (_ladder, Restart) = (ladder, restart);
        Response = ladder.Changes is [] ? ResponseFlags.None : ladder.Changes[0].Response;
    }

    /// <summary>Of a team that was told nothing.</summary>
    public static TeamEvidence None { get; } = new(Ladder.Start, null);

    /// <summary>What about the latest round's response calls for care; nothing when it shows no area.</summary>
    public ResponseFlags Response { get; }

    /// <summary>Why its readings are the first that may not be compared with those before; null when they are not.</summary>
    public RestartReason? Restart { get; }

    /// <param name="told">In order of time; the last is the round that is about to be told.</param>
    public static TeamEvidence Of(IReadOnlyList<ToldRound> told)
    {
        if (told is [] || !ShowsAnything(told[^1]))
        {
            return None;
        }

        var baselines = ComparableRounds.Baselines([.. told.Select(round => round.Plan)]);
        return new TeamEvidence(Ladder.After(told.Zip(baselines, Read)), RestartOf(told, baselines));
    }

    /// <returns>What may be said of an area that the latest round shows; null of another.</returns>
    public AreaChange? Of(PracticeArea area) => _ladder.Changes.FirstOrDefault(change => change.Area == area);

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

    private static RestartReason? RestartOf(IReadOnlyList<ToldRound> told, IReadOnlyList<int?> baselines)
    {
        for (var i = told.Count - 2; i >= 0; i--)
        {
            if (ShowsAnything(told[i]))
            {
                return baselines[i] is null || baselines[i] == baselines[^1] ? null
                    : told[i].Plan.ItemBankVersion == told[^1].Plan.ItemBankVersion && told[i].Plan.Pulse?.Pattern == told[^1].Plan.Pulse?.Pattern ? RestartReason.People
                    : RestartReason.Questions;
            }
        }

        return null;
    }
}
