using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Loop;

/// <summary>Counts, when the time to vote is over, how many noticed what a leader did; destroys the votes; and tells the team if enough voted.</summary>
/// <remarks>The result is written before the votes go. Safe to repeat.</remarks>
public sealed class CountNoticed(LoopDesk desk, TeamPolls polls, TellLoop tell)
{
    /// <param name="reply">The number of the reply to the round's digest.</param>
    public async Task<WorkOutcome> HandleAsync(RoundRef round, int reply, CancellationToken cancellationToken)
    {
        if ((await desk.FindAsync(round.Team, cancellationToken)).Checks.FirstOrDefault(check => check.Round == round.Round && check.Reply == reply) is not { } check)
        {
            return WorkOutcome.Done.Instance;
        }

        var poll = check.PollOf(round.Team);
        if (!check.IsCounted)
        {
            var votes = await polls.ReadAsync(poll, cancellationToken) ?? [];
            await desk.UpdateAsync(round.Team, loop => loop.Counted(check, NoticedCheck.Count(votes)), cancellationToken);
        }

        await polls.ForgetAsync(poll, cancellationToken);
        return await tell.HandleAsync(round.Team, cancellationToken);
    }
}
