using CollabBot.Core.Administration;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Takes what a person says to whether they noticed something: sealed until it is counted. The newest of each person counts.</summary>
public sealed class VoteNoticed(TeamRegistry teams, Rounds rounds, LoopDesk desk, TeamPolls polls)
{
    /// <param name="reply">The number of the reply to the round's digest.</param>
    public async Task<NoticedOutcome> HandleAsync(PersonRef person, RoundRef round, int reply, NoticedVote vote, CancellationToken cancellationToken)
    {
        if (person.Tenant != round.Tenant || await teams.FindAsync(round.Team, cancellationToken) is not { } team
            || await rounds.FindPlanAsync(round, cancellationToken) is not { } plan || !team.Lets(person.Person, Operation.SayWhetherNoticed, isMember: plan.Find(person.Person) is not null))
        {
            return NoticedOutcome.NotAsked;
        }

        var check = (await desk.FindAsync(round.Team, cancellationToken)).Checks.FirstOrDefault(check => check.Round == round.Round && check.Reply == reply && !check.IsCounted);
        return check is null ? NoticedOutcome.Over
            : await polls.VoteAsync(check.PollOf(round.Team), person.Person, NoticedCheck.Question, vote.Code, team.IsLeader(person.Person), cancellationToken) switch
            {
                VoteOutcome.Noted => NoticedOutcome.Noted,
                VoteOutcome.NotedBefore => NoticedOutcome.NotedBefore,
                _ => NoticedOutcome.Over,
            };
    }
}

/// <summary>What came of a vote.</summary>
public enum NoticedOutcome
{
    /// <summary>It counts, in place of what the person said before.</summary>
    Noted,

    /// <summary>They said the same before.</summary>
    NotedBefore,

    /// <summary>It is counted already, or there was no such question. Nothing was saved.</summary>
    Over,

    /// <summary>The person was not asked in that round, or the bot has left the team. Nothing was saved.</summary>
    NotAsked,
}
