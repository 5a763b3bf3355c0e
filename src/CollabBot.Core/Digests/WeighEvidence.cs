using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Weighs what a team was told, up to a round, for what may be said of it. Changes nothing; the same records weigh the same.</summary>
public sealed class WeighEvidence(Rounds rounds)
{
    private readonly ToldRounds _told = new(rounds);

    /// <param name="history">With the release of this round.</param>
    public async Task<TeamEvidence> HandleAsync(RoundPlan plan, TeamHistory history, CancellationToken cancellationToken)
    {
        var releases = history.Releases.Where(release => release.Date <= plan.Date).OrderBy(release => release.Date).ToList();
        if (releases.LastOrDefault() is not { } latest || latest.Round != plan.Ref.Round || latest.Areas.All(area => area.Level is null))
        {
            return TeamEvidence.None;
        }

        // Nothing is compared with what was before the baseline; it tells how many answer usually.
        var first = releases.FindIndex(release => release.Baseline == plan.Baseline);
        return TeamEvidence.Of(await _told.FindAsync(plan.Ref.Team, releases.Skip(first - NonResponse.RoundsRemembered), cancellationToken));
    }
}
