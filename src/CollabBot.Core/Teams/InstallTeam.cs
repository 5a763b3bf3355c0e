using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;

namespace CollabBot.Core.Teams;

/// <summary>Takes a team on when the bot is added to it, and lets it go when the bot is removed.</summary>
/// <remarks>The same event twice, or the two events of one installation in either order, is one installation and one welcome.</remarks>
public sealed class InstallTeam(TeamRegistry teams, ScheduleIndex index, ReleaseComments comments, AuditLog audit, WorkHints hints)
{
    /// <summary>The pair of events arrives within a moment; the welcome waits for what only one of them tells.</summary>
    private static readonly TimeSpan PairArrives = TimeSpan.FromSeconds(1);

    /// <param name="name">As the event carried it; null when it did not.</param>
    /// <param name="chosen">The channel that the installer chose; null when the event did not tell.</param>
    /// <param name="general">Where to speak when no channel was chosen.</param>
    public async Task AddAsync(TeamRef team, string? name, PersonId installer, ChannelId? chosen, ChannelId general, CancellationToken cancellationToken)
    {
        var channel = chosen ?? general;
        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Active })
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
            },
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
            },
            // The second event of the pair fills in what the first did not know; after the set-up an admin's choice stands.
            { Cadence: null } when (current.Name is null && name is not null) || (chosen is not null && chosen != current.SummaryChannel) => current with { Name = current.Name ?? name, SummaryChannel = chosen ?? current.SummaryChannel },
            _ => current,
        }, cancellationToken);

        foreach (var admin in installed!.Admins)
        {
            await teams.UpdatePersonAsync(new PersonRef(team.Tenant, admin), person => person.WithTeam(team.Team), cancellationToken);
        }

        await hints.SendAsync(new WorkItem.WelcomeTeam(team), PairArrives, cancellationToken);
        await index.PutAsync(installed, cancellationToken);
    }

    /// <summary>Lets a team go. Nothing more is sent; its open round ends without a post, and comments that are held are destroyed.</summary>
    public async Task RemoveAsync(TeamRef team, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is { Status: TeamStatus.Active } or { IsFrozen: true })
        {
            // Teams says that the bot was removed, and seldom by whom.
            await audit.AddAsync(team, new AuditFact(AuditedSettings.Removed, null, null, "nobody is asked, nothing is posted"), cancellationToken);
        }

        var now = await index.NowAsync(cancellationToken);
        if (await teams.UpdateAsync(team, current => current is { Status: TeamStatus.Active } or { IsFrozen: true } ? current with { Status = TeamStatus.Removed, RemovedAt = now, IsFrozen = false } : current, cancellationToken) is { } removed)
        {
            await index.PutAsync(removed, cancellationToken);
            await comments.DropAsync(team, cancellationToken);
        }
    }

    public Task RenameAsync(TeamRef team, string name, CancellationToken cancellationToken) =>
        teams.UpdateAsync(team, current => current is not null && current.Name != name ? current with { Name = name } : current, cancellationToken);
}
