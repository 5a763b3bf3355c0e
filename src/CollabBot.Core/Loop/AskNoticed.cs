using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Asks a team whether it noticed what a leader said they would do (N9): one tap a person, and never two such questions at a time.</summary>
/// <remarks>A reply that its author has replaced, and one to an installation that is over, are not asked about. Safe to repeat.</remarks>
public sealed class AskNoticed(TeamRegistry teams, Rounds rounds, LoopDesk desk, TeamPolls polls, TellLoop tell)
{
    /// <param name="reply">The number of the reply to the round's digest.</param>
    public async Task<WorkOutcome> HandleAsync(RoundRef round, int reply, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(round.Team, cancellationToken) is not { Status: TeamStatus.Active } team
            || (await desk.FindAsync(round.Team, cancellationToken)).Find(round.Round) is not { } digest || digest.At < team.InstalledAt
            || digest.Replies.FirstOrDefault(given => given.Number == reply)?.Reply is not LeaderReply.WillDo promise)
        {
            return WorkOutcome.Done.Instance;
        }

        var now = await rounds.NowAsync(cancellationToken);
        var clock = TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId);
        if (team.Calendar.IsDayOff(clock.DateAt(now)))
        {
            await desk.AskNoticedAsync(round, reply, clock.OnWorkingDay(now, team.Calendar), cancellationToken);
            return WorkOutcome.Done.Instance;
        }

        var closesAt = clock.OnWorkingDay(now + TimeSpan.FromDays(NoticedCheck.DaysOpen), team.Calendar);
        var loop = await desk.UpdateAsync(round.Team, current => current.Asking(new NoticedCheck(round.Round, reply, promise, closesAt)), cancellationToken);
        if (loop.Checks.FirstOrDefault(check => check.Round == round.Round && check.Reply == reply) is not { } own)
        {
            // Another one is open: this one waits until that is counted.
            await desk.AskNoticedAsync(round, reply, loop.OpenCheck()!.ClosesAt + TeamPolls.Drain + TimeSpan.FromHours(1), cancellationToken);
            return WorkOutcome.Done.Instance;
        }

        if (!own.IsCounted)
        {
            await polls.OpenAsync(own.PollOf(round.Team), own.ClosesAt, cancellationToken);
            await desk.CountNoticedAsync(round, reply, own.ClosesAt + TeamPolls.Drain, cancellationToken);
        }

        return await tell.HandleAsync(round.Team, cancellationToken);
    }
}
