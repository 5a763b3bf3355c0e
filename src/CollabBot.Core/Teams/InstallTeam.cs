using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;

namespace CollabBot.Core.Teams;

/// <summary>Takes a team on when the bot is added to it, and lets it go when the bot is removed.</summary>
/// <remarks>
/// The same event twice, or the two events of one installation in either order, is one installation and one welcome. Events may come late and in any order: one that
/// is older by the clock of Teams than what was heeded last changes nothing.
/// </remarks>
public sealed class InstallTeam(TeamRegistry teams, ScheduleIndex index, ReleaseComments comments, AuditLog audit, WorkHints hints)
{
    /// <summary>The pair of events arrives within a moment; the welcome waits for what only one of them tells.</summary>
    private static readonly TimeSpan PairArrives = TimeSpan.FromSeconds(1);

    /// <param name="name">As the event carried it; null when it did not.</param>
    /// <param name="chosen">The channel that the installer chose; null when the event did not tell.</param>
    /// <param name="general">Where to speak when no channel was chosen.</param>
    /// <param name="at">When that was, by the clock of Teams; null when the event did not tell, and then it holds.</param>
    public async Task AddAsync(
        TeamRef team, string? name, PersonId installer, ChannelId? chosen, ChannelId general, CancellationToken cancellationToken, DateTimeOffset? at = null)
    {
        var channel = chosen ?? general;
        var known = await teams.FindAsync(team, cancellationToken);
        if (known is { Status: TeamStatus.Removed } && IsOld(known, at))
        {
            return;
        }

        if (known is not { Status: TeamStatus.Active })
        {
            // Both events of a pair may find it so; the log then says it twice, and means the same.
            await audit.AddAsync(team, new AuditFact(AuditedSettings.Added, installer, null, "settings start anew"), cancellationToken);
        }

        var now = await index.NowAsync(cancellationToken);
        var assignmentKey = teams.NewAssignmentKey();
        var installed = await teams.UpdateAsync(team, current => current switch
        {
            null => new Team
            {
                Ref = team,
                Name = name,
                Status = TeamStatus.Active,
                InstalledAt = now,
                Admins = [installer],
                SummaryChannel = channel,
                WrappedAssignmentKey = assignmentKey,
                TurnedAt = at,
            },
            { Status: TeamStatus.Removed } when IsOld(current, at) => current,
            // Whoever adds the bot anew is told that it asks nobody before it is set up: what an earlier installation was set to is no answer to that.
            { Status: TeamStatus.Removed } => current with
            {
                Name = name ?? current.Name,
                Status = TeamStatus.Active,
                InstalledAt = now,
                RemovedAt = null,
                IsFrozen = false,
                Admins = [installer],
                Leaders = [],
                Cadence = null,
                CadenceSince = null,
                SummaryChannel = channel,
                TurnedAt = at ?? current.TurnedAt,
            },
            // The second event of the pair fills in what the first did not know; after the set-up an admin's choice stands.
            { Cadence: null } when (current.Name is null && name is not null) || (chosen is not null && chosen != current.SummaryChannel) => current with { Name = current.Name ?? name, SummaryChannel = chosen ?? current.SummaryChannel },
            _ => current,
        }, cancellationToken);

        if (installed!.Status is TeamStatus.Removed)
        {
            return;
        }

        foreach (var admin in installed.Admins)
        {
            await teams.UpdatePersonAsync(new PersonRef(team.Tenant, admin), person => person.WithTeam(team.Team), cancellationToken);
        }

        await hints.SendAsync(new WorkItem.WelcomeTeam(team), PairArrives, cancellationToken);
        await index.PutAsync(installed, cancellationToken);
    }

    /// <summary>Lets a team go. Nothing more is sent; its open round ends without a post, and comments that are held are destroyed.</summary>
    /// <param name="at">As in <see cref="AddAsync"/>.</param>
    public async Task RemoveAsync(TeamRef team, CancellationToken cancellationToken, DateTimeOffset? at = null)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { } known || IsOld(known, at))
        {
            return;
        }

        if (IsHere(known))
        {
            // Teams says that the bot was removed, and seldom by whom.
            await audit.AddAsync(team, new AuditFact(AuditedSettings.Removed, null, null, "nobody is asked, nothing is posted"), cancellationToken);
        }

        var now = await index.NowAsync(cancellationToken);
        if (await teams.UpdateAsync(team, current => current is null || IsOld(current, at) ? current : Without(current, at, now), cancellationToken) is { Status: TeamStatus.Removed } removed)
        {
            await index.PutAsync(removed, cancellationToken);
            await comments.DropAsync(team, cancellationToken);
        }
    }

    /// <param name="at">As in <see cref="AddAsync"/>.</param>
    public Task RenameAsync(TeamRef team, string name, CancellationToken cancellationToken, DateTimeOffset? at = null) =>
        teams.UpdateAsync(team, current => current is null || at < current.NamedAt || current.Name == name ? current : current with { Name = name, NamedAt = at ?? current.NamedAt }, cancellationToken);

    /// <summary>What happened at the same instant is not old: an installation is told twice.</summary>
    private static bool IsOld(Team team, DateTimeOffset? at) => at < team.TurnedAt;

    private static bool IsHere(Team team) => team is { Status: TeamStatus.Active } or { IsFrozen: true };

    private static Team Without(Team team, DateTimeOffset? at, DateTimeOffset now) => IsHere(team)
        ? team with { Status = TeamStatus.Removed, RemovedAt = now, IsFrozen = false, TurnedAt = at ?? team.TurnedAt }
        : team;
}
