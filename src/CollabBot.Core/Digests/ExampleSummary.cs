using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>What the digest of a round will look like, for those who are about to answer: through the same gate, from answers that nobody gave.</summary>
/// <remarks>No real answer goes into it, not even the reader's own: beside a real one, what is made up could be told from it.</remarks>
public static class ExampleSummary
{
    /// <summary>Made up; given in turn by as many people as the promise wants at least.</summary>
    private static readonly int[] Given = [4, 3, 5, 4, 2];

    /// <returns>A summary in which the last of several areas did not have enough answers.</returns>
    public static PulseSummary Of(RoundPlan plan)
    {
        var shown = plan.Areas.Take(Math.Max(1, plan.Areas.Count - 1));
        var result = new RoundResult(plan.Ref, [.. shown.Select((area, index) => Histogram(area, plan.Threshold.Answers, index))], Tally.ShareOf(plan.Participants.Count, plan.Threshold.Answers));
        var release = ReleaseGate.Release(plan, result);
        return PulseSummary.Of(plan, release, result.Participation, plan.TeamName, TeamHistory.None, TeamEvidence.Of([new ToldRound(plan, release, result)]), null);
    }

    private static AreaHistogram Histogram(PracticeArea area, int answers, int index)
    {
        // The areas are to differ, and none is to look like praise or blame.
        var values = Enumerable.Range(0, answers).Select(person => Math.Min(ResponseScale.Points, Given[person % Given.Length] + (index % 2))).ToList();
        return new AreaHistogram(area, [.. Enumerable.Range(1, ResponseScale.Points).Select(point => values.Count(value => value == point))]);
    }
}
