using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Comments;

/// <summary>Finds the rounds of a sweep that have been told.</summary>
internal sealed class SweepRounds(TeamRegistry teams, Rounds rounds)
{
    /// <returns>Their plans, oldest first. One that is damaged is passed over: what it counted helps no comment across its threshold.</returns>
    public async Task<IReadOnlyList<RoundPlan>> PlansAsync(SweepRef sweep, CancellationToken cancellationToken)
    {
        var plans = new List<RoundPlan>();
        foreach (var release in (await teams.HistoryAsync(sweep.Team, cancellationToken)).Releases.Reverse())
        {
            if (await FindAsync(new RoundRef(sweep.Team, release.Round), cancellationToken) is not { } plan)
            {
                continue;
            }

            if (plan.Number < sweep.FirstRound)
            {
                break;
            }

            if (SweepRef.Of(plan) == sweep)
            {
                plans.Insert(0, plan);
            }
        }

        return plans;
    }

    public async Task<IReadOnlyList<RoundResult>> ResultsAsync(IEnumerable<RoundPlan> plans, CancellationToken cancellationToken)
    {
        var results = new List<RoundResult>();
        foreach (var plan in plans)
        {
            try
            {
                if (await rounds.FindResultAsync(plan.Ref, cancellationToken) is { } result)
                {
                    results.Add(result);
                }
            }
            catch (DocumentUnreadableException)
            {
                // Counted as damage where it was read; without it fewer comments are shown, never more.
            }
        }

        return results;
    }

    private async Task<RoundPlan?> FindAsync(RoundRef round, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindPlanAsync(round, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }
}
