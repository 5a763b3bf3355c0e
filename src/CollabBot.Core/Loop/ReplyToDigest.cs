using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Takes what a leader says to a digest, old or new, and sees to it that the team is told. Roles are read when it is said.</summary>
/// <remarks>Safe to repeat: the same reply twice is one reply, told once.</remarks>
public sealed class ReplyToDigest(TeamRegistry teams, Rounds rounds, LoopDesk desk)
{
    /// <summary>Whether somebody may reply to what was told of a round. Changes nothing.</summary>
    public async Task<ReplyOutcome> LookAsync(PersonRef leader, RoundRef round, CancellationToken cancellationToken) =>
        await AdmitAsync(leader, round.Team, cancellationToken) switch
        {
            (null, var refusal) => refusal!,
            ({ } team, _) => await LookAsync(team, await FindAsync(team, round, cancellationToken), cancellationToken),
        };

    /// <summary>The same of the team's newest digest.</summary>
    public async Task<ReplyOutcome> LookAsync(PersonRef leader, TeamRef of, CancellationToken cancellationToken) =>
        await AdmitAsync(leader, of, cancellationToken) switch
        {
            (null, var refusal) => refusal!,
            ({ } team, _) => await LookAsync(team, (await desk.FindAsync(of, cancellationToken)).Newest(), cancellationToken),
        };

    /// <param name="at">When the leader said so.</param>
    public async Task<ReplyOutcome> HandleAsync(PersonRef leader, RoundRef round, LeaderReply reply, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var looked = await LookAsync(leader, round, cancellationToken);
        if (looked is not ReplyOutcome.Ready { Team: var team, Digest: var before, Today: var today })
        {
            return looked;
        }

        if (RefusalOf(reply, today) is { } refusal)
        {
            return refusal;
        }

        var after = (await desk.UpdateAsync(team.Ref, loop => loop.Delivered(before).Replied(round.Round, leader.Person, reply, at), cancellationToken)).Find(round.Round) ?? before;
        if (after.Given > after.ToldUpTo)
        {
            await desk.TellSoonAsync(team.Ref, cancellationToken);
        }

        return after.Replies.FirstOrDefault(given => given.By == leader.Person)?.Reply == reply && after.Given > before.Given
            ? new ReplyOutcome.Noted(team, after, reply)
            : new ReplyOutcome.NotedBefore(team, after);
    }

    /// <returns>What is wrong with the day of what a leader will do; null when nothing is.</returns>
    /// <param name="today">By the team's calendar.</param>
    public static ReplyOutcome? RefusalOf(LeaderReply reply, DateOnly today) => reply switch
    {
        LeaderReply.WillDo { By: var by } when by < today => new ReplyOutcome.Past(by, today),
        LeaderReply.WillDo { By: var by } when by > today.AddDays(LeaderReply.LongestDays) => new ReplyOutcome.TooFar(by, today.AddDays(LeaderReply.LongestDays)),
        _ => null,
    };

    private async Task<ReplyOutcome> LookAsync(Team team, DeliveredDigest? digest, CancellationToken cancellationToken) => digest is null || digest.At < team.InstalledAt
        ? new ReplyOutcome.NoDigest(team)
        : new ReplyOutcome.Ready(team, digest, TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId).DateAt(await rounds.NowAsync(cancellationToken)));

    /// <summary>A leader can ask for a digest before its hour: whoever replies to that has got it.</summary>
    private async Task<DeliveredDigest?> FindAsync(Team team, RoundRef round, CancellationToken cancellationToken) =>
        (await desk.FindAsync(round.Team, cancellationToken)).Find(round.Round) is { } digest ? digest
        : await rounds.FindSummaryAsync(round, cancellationToken) is { Summary.ShowsAnything: true } && await rounds.FindPlanAsync(round, cancellationToken) is { } plan && plan.OpensAt >= team.InstalledAt
            ? DeliveredDigest.Of(plan, team.Calendar, await rounds.NowAsync(cancellationToken))
            : null;

    private async Task<(Team? Team, ReplyOutcome? Refusal)> AdmitAsync(PersonRef person, TeamRef of, CancellationToken cancellationToken) =>
        person.Tenant != of.Tenant || await teams.FindAsync(of, cancellationToken) is not { } team ? (null, new ReplyOutcome.NotLeader())
        : team.Status is TeamStatus.Removed ? (null, new ReplyOutcome.TeamGone())
        : team.Lets(person.Person, Operation.ReplyToDigest) ? (team, null)
        : (null, new ReplyOutcome.NotLeader());
}

/// <summary>What came of a leader's reply to a digest.</summary>
public abstract record ReplyOutcome
{
    private ReplyOutcome()
    {
    }

    /// <summary>They may reply.</summary>
    /// <param name="Today">By the team's calendar.</param>
    public sealed record Ready(Team Team, DeliveredDigest Digest, DateOnly Today) : ReplyOutcome;

    /// <summary>Saved; the team is told soon.</summary>
    public sealed record Noted(Team Team, DeliveredDigest Digest, LeaderReply Reply) : ReplyOutcome;

    /// <summary>They had said the same, or more, or something newer. Nothing has changed.</summary>
    public sealed record NotedBefore(Team Team, DeliveredDigest Digest) : ReplyOutcome;

    /// <summary>The day of what they will do has gone by. Nothing was saved.</summary>
    public sealed record Past(DateOnly By, DateOnly Today) : ReplyOutcome;

    /// <summary>It lies after <paramref name="Latest"/>, the last day that can be said. Nothing was saved.</summary>
    public sealed record TooFar(DateOnly By, DateOnly Latest) : ReplyOutcome;

    /// <summary>The person does not lead this team now, or there is no such team. Nothing was saved.</summary>
    public sealed record NotLeader : ReplyOutcome;

    /// <summary>The bot was removed from the team: it could tell nobody. Nothing was saved.</summary>
    public sealed record TeamGone : ReplyOutcome;

    /// <summary>There is no digest to reply to: none was delivered since the bot was added, or it was long ago. Nothing was saved.</summary>
    public sealed record NoDigest(Team Team) : ReplyOutcome;
}
