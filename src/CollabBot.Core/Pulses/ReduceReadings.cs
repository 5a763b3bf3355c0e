using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>
/// Lets go of what a team's past rounds are not needed for any more (D8): when a sweep is over, the histograms of the sweeps before it are reduced to
/// sums; and what is older than <see cref="Promise.LongestKeptMonths"/> is deleted, plans and releases alike.
/// </summary>
/// <remarks>
/// Done by the way, when a round has ended: nobody looks through all teams for it, so in a team that is not asked any more what is there stays until it
/// is asked again. Safe to repeat; what was not reached comes with the next sweep.
/// </remarks>
public sealed class ReduceReadings(TeamRegistry teams, Rounds rounds)
{
    /// <param name="ended">A round that has been told.</param>
    public async Task HandleAsync(RoundPlan ended, CancellationToken cancellationToken)
    {
        // A sweep may be cut short; then the next one's first round tells that it is over.
        if (ended.Pulse is not { } pulse || !(pulse.IsLast || pulse.Index == 0))
        {
            return;
        }

        var history = await teams.HistoryAsync(ended.Ref.Team, cancellationToken);
        await DeleteAsync(ended, history, cancellationToken);
        await ReduceAsync(ended, history, includesEnded: pulse.IsLast, cancellationToken);
    }

    private async Task DeleteAsync(RoundPlan ended, TeamHistory history, CancellationToken cancellationToken)
    {
        var oldest = ended.Date.AddMonths(-Promise.LongestKeptMonths);
        foreach (var release in history.Releases.Where(release => release.Date < oldest))
        {
            await rounds.DeleteAsync(new RoundRef(ended.Ref.Team, release.Round), cancellationToken);
        }

        await teams.UpdateHistoryAsync(ended.Ref.Team, current => current.Without(oldest), cancellationToken);
    }

    /// <summary>Goes back from the newest round of the sweep that is over to its first; what lies before is reduced.</summary>
    private async Task ReduceAsync(RoundPlan ended, TeamHistory history, bool includesEnded, CancellationToken cancellationToken)
    {
        DateOnly? newest = null;
        var isBefore = false;
        foreach (var release in history.Releases.Where(release => includesEnded ? release.Date <= ended.Date : release.Date < ended.Date).OrderByDescending(release => release.Date))
        {
            if (release.Date <= history.ReducedUpTo)
            {
                break;
            }

            var round = new RoundRef(ended.Ref.Team, release.Round);
            if (isBefore)
            {
                await ReduceAsync(round, cancellationToken);
                newest ??= release.Date;
            }
            else
            {
                isBefore = await StartsSweepAsync(round, cancellationToken);
            }
        }

        if (newest is { } upTo)
        {
            await teams.UpdateHistoryAsync(ended.Ref.Team, current => current.Reduced(upTo), cancellationToken);
        }
    }

    private async Task ReduceAsync(RoundRef round, CancellationToken cancellationToken)
    {
        try
        {
            await rounds.ReduceResultAsync(round, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            // Counted where it was read; nothing can be reduced that nobody can read.
        }
    }

    private async Task<bool> StartsSweepAsync(RoundRef round, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindPlanAsync(round, cancellationToken) is { Pulse.Index: 0 };
        }
        catch (DocumentUnreadableException)
        {
            return false;
        }
    }
}
