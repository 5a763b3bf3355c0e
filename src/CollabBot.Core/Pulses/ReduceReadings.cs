using CollabBot.Core.Retention;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>
/// Lets go of what a team's past rounds are not needed for any more (D8): when a sweep is over, the histograms of the sweeps before it are reduced to sums.
/// </summary>
/// <remarks>
/// Done by the way, when a round has ended. What is due because of its age, also in a team that is asked no more, goes with the daily walk
/// (<see cref="DisposeOfData"/>). Safe to repeat; what was not reached comes with the next sweep.
/// </remarks>
/// <param name="hold">What an operator wants kept; null for nothing.</param>
public sealed class ReduceReadings(TeamRegistry teams, Rounds rounds, RetentionHold? hold = null)
{
    /// <param name="ended">A round that has been told.</param>
    public async Task HandleAsync(RoundPlan ended, CancellationToken cancellationToken)
    {
        // A sweep may be cut short; then the next one's first round tells that it is over.
        if (ended.Pulse is not { } pulse || !(pulse.IsLast || pulse.Index == 0) || hold?.Covers(ended.Ref.Tenant) == true)
        {
            return;
        }

        var history = await teams.HistoryAsync(ended.Ref.Team, cancellationToken);
        await ReduceAsync(ended, history, includesEnded: pulse.IsLast, cancellationToken);
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
