using System.Runtime.InteropServices;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Analysis;

/// <summary>Everything that the product computes of one area, and what it would show of it. Immutable.</summary>
/// <remarks>For researchers and auditors, who hold the answers anyway: unrounded, and below the threshold too. No team is told anything of this but <see cref="Shown"/>.</remarks>
/// <param name="Readings">One or more, in order of time.</param>
/// <param name="Change">After the latest reading of five answers or more; building while there is none.</param>
/// <param name="Shown">Of the latest reading.</param>
public sealed record AreaAnalysis(PracticeArea Area, IReadOnlyList<AnalysedReading> Readings, AreaChange Change, ShownReading Shown)
{
    /// <summary>All rounds are taken to be comparable: one baseline.</summary>
    private const int Baseline = 1;

    /// <returns>The areas that occur, in the order of <see cref="PracticeArea.Asked"/>.</returns>
    public static IReadOnlyList<AreaAnalysis> Of(TeamResponses team)
    {
        var ladder = Ladder.After(team.Rounds.Select(ReadingsOf));
        var told = Ladder.After(team.Rounds.Select(round => ToldOf(round, team.People)));
        return [.. PracticeArea.Asked.Select(area => Of(area, team, ladder.Of(area), told.Of(area))).OfType<AreaAnalysis>()];
    }

    /// <summary>What statements about change rest on: readings that pass the threshold.</summary>
    private static RoundReadings ReadingsOf(RoundResponses round) =>
        new(Baseline, round.Asked, [.. round.Areas.Where(area => IsReading(area.Counts)).Select(area => new AreaReading(area.Area, area.Counts.Score, area.Counts.N))]);

    /// <summary>The same of levels as they are shown, which the words rest on (ADR 0025).</summary>
    private static RoundReadings ToldOf(RoundResponses round, int people) =>
        new(Baseline, round.Asked, [.. round.Areas.Where(area => IsReading(area.Counts)).Select(area => AreaReading.Told(area.Area, ReleaseGate.Show(area.Counts, people), area.Counts.N))]);

    private static AreaAnalysis? Of(PracticeArea area, TeamResponses team, AreaChange? change, AreaChange? told)
    {
        var (readings, responses) = (new List<AnalysedReading>(), new List<double>());
        AnswerCounts? latest = null;
        foreach (var round in team.Rounds)
        {
            if (round.Areas.FirstOrDefault(candidate => candidate.Area == area)?.Counts is { } counts)
            {
                readings.Add(new AnalysedReading(round.Id, ReadingStatistics.Of(counts, round.Asked), FlagsOf(counts.N, round.Asked, responses)));
                latest = counts;
            }
        }

        return latest is { } last
            ? new AreaAnalysis(area, readings, change ?? new AreaChange(area, ChangeStatus.Building, null), ShownReading.Of(last, team.People, told))
            : null;
    }

    private static ResponseFlags FlagsOf(int answers, int asked, List<double> earlier)
    {
        if (asked == 0)
        {
            return ResponseFlags.None;
        }

        var response = (double)answers / asked;
        var flags = NonResponse.Flags(response, CollectionsMarshal.AsSpan(earlier));
        earlier.Add(response);
        if (earlier.Count > NonResponse.RoundsRemembered)
        {
            earlier.RemoveAt(0);
        }

        return flags;
    }

    private static bool IsReading(AnswerCounts counts) => counts.N >= ReleaseThreshold.Floor;
}
