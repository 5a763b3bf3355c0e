using CollabBot.Core.Delivery;

namespace CollabBot.Core.Teams;

/// <summary>Takes a team on when the bot is added to it, and lets it go when the bot is removed.</summary>
/// <remarks>The same event twice, or the two events of one installation in either order, is one installation and one welcome.</remarks>
public sealed class InstallTeam(TeamRegistry teams, WorkHints hints, TimeProvider time)
{
    /// <param name="name">As the event carried it; null when it did not.</param>
    public async Task AddAsync(TeamRef team, string? name, PersonId installer, ChannelId channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
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
            { Status: TeamStatus.Removed } => current with { Status = TeamStatus.Active, InstalledAt = now, Admins = [installer], SummaryChannel = channel, Name = name ?? current.Name },
            _ => current,
        }, cancellationToken);

        foreach (var admin in installed!.Admins)
        {
            await teams.UpdatePersonAsync(new PersonRef(team.Tenant, admin), person => person.WithTeam(team.Team), cancellationToken);
        }

        await hints.SendAsync(new WorkItem.WelcomeTeam(team), cancellationToken);
    }

    /// <summary>Lets a team go. Nothing more is sent; its open round ends without a post.</summary>
    public Task RemoveAsync(TeamRef team, CancellationToken cancellationToken) =>
        teams.UpdateAsync(team, current => current is { Status: TeamStatus.Active } ? current with { Status = TeamStatus.Removed } : current, cancellationToken);

    public Task RenameAsync(TeamRef team, string name, CancellationToken cancellationToken) =>
        teams.UpdateAsync(team, current => current is not null && current.Name != name ? current with { Name = name } : current, cancellationToken);
}
