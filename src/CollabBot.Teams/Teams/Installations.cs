using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Teams;

/// <summary>What happens when the bot is added, removed, or its team renamed. Teams tells one installation in two events, in either order.</summary>
internal sealed class Installations(InstallTeam install, IObjectStore store)
{
    public Task HandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        if (activity.TenantId is not { } tenant)
        {
            return Task.CompletedTask;
        }

        if (activity.IsPersonal)
        {
            return BotWasAdded(activity) ? GreetAsync(turn, cancellationToken) : Task.CompletedTask;
        }

        if (activity.Teams.TeamId is not { } id)
        {
            return Task.CompletedTask;
        }

        var team = new TeamRef(new TenantId(tenant), new TeamId(id));
        if (BotWasAdded(activity) && Sender.Of(activity) is { } installer)
        {
            return install.AddAsync(team, activity.Teams.TeamName, installer.Id, activity.Teams.SelectedChannelId is { } chosen ? new ChannelId(chosen) : null, new ChannelId(id), cancellationToken);
        }

        if (BotWasRemoved(activity))
        {
            return install.RemoveAsync(team, cancellationToken);
        }

        return activity.Teams.IsEvent("teamRenamed") && activity.Teams.TeamName is { Length: > 0 } name
            ? install.RenameAsync(team, name, cancellationToken)
            : Task.CompletedTask;
    }

    private static bool BotWasAdded(Activity activity) => activity.Type == ActivityTypes.InstallationUpdate
        ? string.Equals(activity.Action, "add", StringComparison.OrdinalIgnoreCase)
        : activity.MembersAdded.Any(member => member.Id == activity.Recipient.Id);

    private static bool BotWasRemoved(Activity activity) => activity.Type == ActivityTypes.InstallationUpdate
        ? string.Equals(activity.Action, "remove", StringComparison.OrdinalIgnoreCase)
        : activity.MembersRemoved.Any(member => member.Id == activity.Recipient.Id);

    /// <summary>Once for each person, whichever event comes first and however often.</summary>
    private async Task GreetAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (Sender.Of(turn.Activity) is { } sender
            && await store.PutNewAsync(StoreKey.Of("greeted", sender.Tenant.Value, sender.Id.Value), Array.Empty<byte>(), cancellationToken) is not null)
        {
            await turn.SendActivityAsync(OutboundActivity.FromCard(WelcomeCards.ForPerson(), "Hello, I am CollabBot"), cancellationToken);
        }
    }
}
