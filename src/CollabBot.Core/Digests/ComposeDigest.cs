using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Nudges;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Puts together what a leader is told. Changes nothing; costs three reads a team, however long its history is.</summary>
public sealed class ComposeDigest(TeamRegistry teams, Rounds rounds, ReleaseComments comments)
{
    /// <param name="told">From the leader's desk, oldest first: whoever answered in them was told that this person reads. The newest of each team is told.</param>
    /// <returns>The teams that the person still leads and has not left, each with the comments of all these rounds.</returns>
    public async Task<IReadOnlyList<TeamDigest>> HandleAsync(PersonRef leader, IReadOnlyList<RoundRef> told, CancellationToken cancellationToken)
    {
        var digests = new List<TeamDigest>();
        foreach (var ofTeam in told.GroupBy(round => round.Team))
        {
            if (await teams.FindAsync(ofTeam.Key, cancellationToken) is { } team && team.Lets(leader.Person, Operation.ReadDigest)
                && !await HasLeftAsync(leader.Person, team, cancellationToken)
                && await ComposeAsync(leader.Person, ofTeam, cancellationToken) is { } digest)
            {
                digests.Add(digest);
            }
        }

        return digests;
    }

    /// <summary>Their own chat takes messages all the same, so nobody refuses what is of a team that they have left.</summary>
    private async Task<bool> HasLeftAsync(PersonId leader, Team team, CancellationToken cancellationToken) =>
        await teams.MembershipAsync(team.Ref, cancellationToken) is { Members.Count: > 0 } membership && membership.Find(leader) is null;

    private async Task<TeamDigest?> ComposeAsync(PersonId leader, IEnumerable<RoundRef> told, CancellationToken cancellationToken)
    {
        PulseSummary? newest = null;
        NudgeOffer? nudge = null;
        var said = new List<AreaComments>();
        foreach (var round in told)
        {
            if (await rounds.FindSummaryAsync(round, cancellationToken) is not { } summary)
            {
                continue;
            }

            newest = summary.Summary;
            nudge = summary.ForLeader ?? nudge;
            if (summary.TakesComments && await rounds.FindPlanAsync(round, cancellationToken) is { } plan)
            {
                said.AddRange((await comments.ShownWithAsync(plan, cancellationToken)).Where(shown => shown.Readers.Contains(leader)).SelectMany(shown => shown.Areas));
            }
        }

        return newest is null ? null : new TeamDigest(newest) { Comments = said, Nudge = nudge };
    }
}
