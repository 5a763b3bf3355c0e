using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Teams;

/// <summary>What happens when the bot is added, removed, or its team renamed, archived, deleted or brought back, or a channel deleted or brought back, and when people come to the team or leave it. Teams tells one installation in two events, in either order.</summary>
internal sealed class Installations(InstallTeam install, FreezeTeam freezing, TurnChannel turning, LeaveTeam leave, IObjectStore store, TimeProvider time)
{
    public Task AddedAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        if (Sender.Of(activity) is not { } installer)
        {
            return Task.CompletedTask;
        }

        if (activity.IsPersonal)
        {
            return GreetAsync(turn, installer, cancellationToken);
        }

        return TeamOf(activity) is { } team
            ? install.AddAsync(
                team,
                activity.Teams.TeamName,
                installer.Id,
                activity.Teams.SelectedChannelId is { } chosen ? new ChannelId(chosen) : null,
                new ChannelId(team.Team.Value),
                cancellationToken,
                activity.Timestamp)
            : Task.CompletedTask;
    }

    public Task RemovedAsync(Activity activity, CancellationToken cancellationToken) => TeamOf(activity) is { } team
        ? install.RemoveAsync(team, cancellationToken, activity.Timestamp)
        : Task.CompletedTask;

    /// <param name="freeze">True when the team was archived or deleted, false when it was brought back.</param>
    public Task TurnedAsync(Activity activity, bool freeze, CancellationToken cancellationToken) => TeamOf(activity) is { } team
        ? freezing.HandleAsync(team, freeze, activity.Timestamp ?? time.GetUtcNow(), cancellationToken)
        : Task.CompletedTask;

    /// <param name="isDeleted">True when a channel was deleted, false when it was brought back.</param>
    public Task ChannelTurnedAsync(Activity activity, bool isDeleted, CancellationToken cancellationToken) => TeamOf(activity) is { } team && activity.Teams.TeamsChannelId is { Length: > 0 } channel
        ? turning.HandleAsync(team, new ChannelId(channel), isDeleted, activity.Timestamp ?? time.GetUtcNow(), cancellationToken)
        : Task.CompletedTask;

    public Task RenamedAsync(Activity activity, CancellationToken cancellationToken) => TeamOf(activity) is { } team && activity.Teams.TeamName is { Length: > 0 } name
        ? install.RenameAsync(team, name, cancellationToken, activity.Timestamp)
        : Task.CompletedTask;

    public async Task PeopleChangedAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (TeamOf(activity) is not { } team)
        {
            return;
        }

        if (activity.MembersRemoved is { Count: > 0 } gone)
        {
            await leave.LeftAsync(team, [.. gone.Select(SeenOf)], cancellationToken, activity.Timestamp);
        }

        if (activity.MembersAdded is { Count: > 0 } come)
        {
            await leave.CameBackAsync(team, [.. come.Select(SeenOf)], cancellationToken, activity.Timestamp);
        }
    }

    private static SeenMember SeenOf(ChannelAccount account) => new(account.Id, account.AadObjectId is { Length: > 0 } id ? new PersonId(id) : null);

    private static TeamRef? TeamOf(Activity activity) => activity is { IsPersonal: false, TenantId: { } tenant, Teams.TeamId: { } team }
        ? new TeamRef(new TenantId(tenant), new TeamId(team))
        : null;

    /// <summary>Once for each person, whichever event comes first and however often.</summary>
    private async Task GreetAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        if (await store.PutNewAsync(StoreKey.Of("greeted", sender.Tenant.Value, sender.Id.Value), Array.Empty<byte>(), cancellationToken) is not null)
        {
            await turn.SendActivityAsync(OutboundActivity.FromCard(WelcomeCards.ForPerson(), Phrase.Of("Hello, I am CollabBot")), cancellationToken);
        }
    }
}
