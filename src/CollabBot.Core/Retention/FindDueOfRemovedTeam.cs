using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>Finds what is due for disposal in a team that the bot was removed from: who was in it after thirty days, nearly all after three months, the log of decisions after a year.</summary>
/// <remarks>
/// What stays is that somebody is not to be asked, if anybody said so: whoever adds the bot again after years finds people who said no. Everything is deleted at
/// the revision at which it was found, so that a team that is added again in the same moment loses nothing of what is new.
/// </remarks>
internal sealed class FindDueOfRemovedTeam(IObjectStore store, TeamRegistry teams)
{
    /// <summary>Below which keys of a team lie, but for its settings and its log of decisions.</summary>
    private static readonly string[] Roots = ["round", "active", "comments", "nudge", "kit", "loop", "poll", "history", "members", "skipped", "channel-gone", "welcome", "alias"];

    public async Task<IReadOnlyList<Due>> HandleAsync(Team team, DateTimeOffset now, bool isHeld, CancellationToken cancellationToken)
    {
        if (team.RemovedAt is not { } removedAt)
        {
            // Removed before that was noted: its time runs from now.
            await teams.UpdateAsync(team.Ref, current => current is { Status: TeamStatus.Removed, RemovedAt: null } ? current with { RemovedAt = now } : current, cancellationToken);
            return [];
        }

        if (removedAt.AddMonths(RetentionPeriods.AfterRemovalMonths) <= now)
        {
            var due = await FindAllAsync(team, isHeld, cancellationToken);
            return removedAt.AddMonths(RetentionPeriods.AuditAfterRemovalMonths) <= now ? [.. due, .. await FindLastAsync(team, due, cancellationToken)] : due;
        }

        return removedAt + RetentionPeriods.AfterMembership <= now && await store.GetAsync(StoreKey.Of("members", team.Ref.Tenant.Value, team.Ref.Team.Value), cancellationToken) is { } members
            ? [new Due(DataInventory.Members, 1, cancellation => store.DeleteAsync(StoreKey.Of("members", team.Ref.Tenant.Value, team.Ref.Team.Value), members.Revision, cancellation))]
            : [];
    }

    private async Task<IReadOnlyList<Due>> FindAllAsync(Team team, bool isHeld, CancellationToken cancellationToken)
    {
        var found = new List<ListedObject>();
        foreach (var prefix in Roots.Select(root => StoreKey.Of(root, team.Ref.Tenant.Value, team.Ref.Team.Value)))
        {
            if (await store.GetAsync(prefix, cancellationToken) is { } own)
            {
                found.Add(new ListedObject(prefix, own.Revision));
            }

            await foreach (var entry in store.ListAsync(prefix, cancellationToken))
            {
                found.Add(entry);
            }
        }

        var address = StoreKey.Of("conversation", team.Ref.Tenant.Value, "team", team.Ref.Team.Value);
        if (await store.GetAsync(address, cancellationToken) is { } heard)
        {
            found.Add(new ListedObject(address, heard.Revision));
        }

        var due = new List<Due>();
        if (team != Cleared(team))
        {
            due.Add(new Due(DataInventory.Settings, 1, cancellation => teams.UpdateAsync(team.Ref, current => current is { Status: TeamStatus.Removed } ? Cleared(current) : current, cancellation)));
        }

        foreach (var ofClass in found.GroupBy(entry => DataInventory.Find(entry.Key)))
        {
            var isKept = isHeld && ofClass.Key is { IsAggregate: true };
            var entries = ofClass.ToList();
            due.Add(new Due(ofClass.Key?.Name ?? DataInventory.Results, entries.Count, isKept ? null : cancellation => DeleteAsync(team.Ref, entries, cancellation)));
        }

        return due;
    }

    /// <summary>The log of decisions; and the settings, where nobody opted out and nothing else is held.</summary>
    private async Task<IReadOnlyList<Due>> FindLastAsync(Team team, IReadOnlyList<Due> others, CancellationToken cancellationToken)
    {
        var due = new List<Due>();
        var audit = StoreKey.Of("audit", team.Ref.Tenant.Value, team.Ref.Team.Value);
        if ((await store.ReadLogAsync(audit, cancellationToken)).Length > 0)
        {
            due.Add(new Due(DataInventory.Audit, 1, cancellation => store.DeleteAsync(audit, null, cancellation)));
        }
        else if (team.OptedOut is [] && others is [])
        {
            due.Add(new Due(DataInventory.Settings, 1, cancellation => teams.ForgetAsync(team, cancellation)));
        }

        return due;
    }

    private async Task DeleteAsync(TeamRef team, IReadOnlyList<ListedObject> entries, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Removed })
        {
            return;
        }

        foreach (var entry in entries)
        {
            await store.DeleteAsync(entry.Key, entry.Revision, cancellationToken);
        }
    }

    /// <summary>A team of which only is left that it was there, and who is not to be asked.</summary>
    private static Team Cleared(Team team) =>
        team is { Name: null, Admins: [], Leaders: [], Cadence: null, Size: null, Threshold: null, CommentThreshold: null, IsFrozen: false } ? team : new Team
        {
            Ref = team.Ref,
            Status = team.Status,
            InstalledAt = team.InstalledAt,
            RemovedAt = team.RemovedAt,
            Admins = [],
            OptedOut = team.OptedOut,
            SummaryChannel = team.SummaryChannel,
            WrappedAssignmentKey = team.WrappedAssignmentKey,
        };
}
