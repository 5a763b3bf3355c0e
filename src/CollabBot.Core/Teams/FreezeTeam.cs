using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;

namespace CollabBot.Core.Teams;

/// <summary>Leaves a team alone while it is archived or deleted, and goes on where it was when it is brought back.</summary>
/// <remarks>
/// To everything else such a team is one that the bot was removed from: nobody is asked, nothing is posted, a round that is open ends without a post, and
/// three months later what is held of it goes. Only its settings stand until then. Events may come twice, late and in any order: the newest by the clock of
/// Teams holds.
/// </remarks>
public sealed class FreezeTeam(TeamRegistry teams, ScheduleIndex index, AuditLog audit)
{
    private const string Fact = "team";
    private const string Frozen = "archived or deleted: nobody is asked";
    private const string BroughtBack = "brought back: asked as before";

    /// <param name="freeze">True when it was archived or deleted, false when it was brought back.</param>
    /// <param name="at">When that was, by the clock of Teams.</param>
    public async Task HandleAsync(TeamRef team, bool freeze, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var now = await index.NowAsync(cancellationToken);
        if (await teams.FindAsync(team, cancellationToken) is not { } before || Turned(before, freeze, at, now) is var after && after == before)
        {
            return;
        }

        if (after.Status != before.Status)
        {
            await audit.AddAsync(team, new AuditFact(Fact, null, null, freeze ? Frozen : BroughtBack), cancellationToken);
        }

        if (await teams.UpdateAsync(team, current => current is null ? null : Turned(current, freeze, at, now), cancellationToken) is { } turned)
        {
            await index.PutAsync(turned, cancellationToken);
        }
    }

    private static Team Turned(Team team, bool freeze, DateTimeOffset at, DateTimeOffset now) =>
        at <= team.TurnedAt ? team
        : (freeze, team) switch
        {
            (true, { Status: TeamStatus.Active }) => team with { Status = TeamStatus.Removed, IsFrozen = true, RemovedAt = now, TurnedAt = at },
            // What would have been due meanwhile is not made up for.
            (false, { IsFrozen: true }) => team with { Status = TeamStatus.Active, IsFrozen = false, RemovedAt = null, TurnedAt = at, CadenceSince = team.Cadence is null ? team.CadenceSince : now },
            _ => team with { TurnedAt = at },
        };
}
