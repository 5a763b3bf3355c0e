using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>Notes what a person says to a nudge, or whether it helped. The newest word of each person counts; nobody else sees it.</summary>
public sealed class ReplyToNudge(NudgeDesk desk, TeamRegistry teams, TeamPolls polls)
{
    /// <summary>Only those for whom it was may speak about it, by their role in the team now. A leader who does not want it for the team need not wait for others.</summary>
    public async Task<NudgeReplyOutcome> HandleAsync(PersonRef person, NudgeRef nudge, NudgeReply reply, CancellationToken cancellationToken)
    {
        if (person.Tenant != nudge.Team.Tenant || await teams.FindAsync(nudge.Team, cancellationToken) is not { } team
            || !new NudgeAudience(team, await teams.MembershipAsync(nudge.Team, cancellationToken)).Has(person.Person, nudge.Role))
        {
            return new NudgeReplyOutcome.NotTheirs();
        }

        var isLeader = team.IsLeader(person.Person);
        if (await polls.VoteAsync(nudge.Poll, person.Person, NudgeVotes.QuestionOf(reply), NudgeCodes.CodeOf(reply), isLeader, cancellationToken) is VoteOutcome.Over)
        {
            return new NudgeReplyOutcome.Over();
        }

        if (isLeader && reply is NudgeReply.NotForUs)
        {
            await desk.UpdateRecordAsync(nudge.Team, record => record.Find(nudge.Role, nudge.On) is { } given ? record.TurnedDown(given.NudgeId) : record, cancellationToken);
            return new NudgeReplyOutcome.TurnedDown();
        }

        return new NudgeReplyOutcome.Noted(reply);
    }

    /// <summary>The newest nudge on which a person can say something, for one who types; of two on one day a leader's own, then that of the team whose id comes first.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<NudgeOffer?> LatestAsync(PersonRef person, CancellationToken cancellationToken)
    {
        NudgeOffer? latest = null;
        foreach (var team in (await teams.ActiveTeamsOfAsync(person, cancellationToken)).OrderBy(team => team.Ref.Team.Value, StringComparer.Ordinal))
        {
            var audience = new NudgeAudience(team, await teams.MembershipAsync(team.Ref, cancellationToken));
            foreach (var given in (await desk.RecordAsync(team.Ref, cancellationToken)).Given.Where(given => given.Helped is null && audience.Has(person.Person, given.Role)))
            {
                if (latest is null || given.On > latest.Ref.On || (given.On == latest.Ref.On && given.Role is NudgeRole.Leader && latest.Ref.Role is not NudgeRole.Leader))
                {
                    latest = new NudgeOffer(new NudgeRef(team.Ref, given.On, given.Role), given.NudgeId);
                }
            }
        }

        return latest;
    }
}

/// <summary>What came of a person's word about a nudge.</summary>
public abstract record NudgeReplyOutcome
{
    private NudgeReplyOutcome()
    {
    }

    /// <summary>It counts, in place of what they said before.</summary>
    public sealed record Noted(NudgeReply Reply) : NudgeReplyOutcome;

    /// <summary>A leader does not want it for the team, which does not get it again.</summary>
    public sealed record TurnedDown : NudgeReplyOutcome;

    /// <summary>The votes are counted, or nobody was given this. Nothing was saved.</summary>
    public sealed record Over : NudgeReplyOutcome;

    /// <summary>It was for others: another team, or for leaders. Nothing was saved.</summary>
    public sealed record NotTheirs : NudgeReplyOutcome;
}
