using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Looks, when the time for it is over, whether a leader has replied to a digest; if nobody has, the team is asked less often and told why (N8).</summary>
/// <remarks>Once for each digest, however often, late or out of order it is done. What slows the team down is a line in its history, which the rhythm reads.</remarks>
public sealed class CheckReply(TeamRegistry teams, Rounds rounds, LoopDesk desk, TellLoop tell)
{
    public async Task<WorkOutcome> HandleAsync(RoundRef round, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(round.Team, cancellationToken) is not { Status: TeamStatus.Active, Leaders.Count: > 0 } team
            || await desk.FindAsync(round.Team, cancellationToken) is not { } loop || loop.Find(round.Round) is not { } digest
            || loop.IsAnswered(digest) || digest.At < team.InstalledAt)
        {
            return WorkOutcome.Done.Instance;
        }

        var now = await rounds.NowAsync(cancellationToken);
        if (digest.ReplyBy - now is var left && left > TimeSpan.Zero)
        {
            return new WorkOutcome.Again(left);
        }

        await teams.UpdateHistoryAsync(round.Team, history => history.Unanswered(digest.Number, now), cancellationToken);
        return await tell.HandleAsync(round.Team, cancellationToken);
    }
}
