using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using CollabBot.Core.Teams;
using CollabBot.Teams.Delivery;

namespace CollabBot.Teams.Teams;

/// <summary>Reads a team's roster from Teams, page by page to the last.</summary>
public sealed class TeamsRoster(Conversations conversations, ConnectorClientFactory connectors) : IRoster
{
    public async Task<RosterReading> ReadAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return await AccountsAsync(team, cancellationToken) is { } accounts
                ? new RosterReading.Complete([.. accounts.Select(account => new RosterMember(new PersonId(account.AadObjectId!), account.Id, account.IsGuest))])
                : new RosterReading.TeamGone("NoConversation");
        }
        catch (ConnectorException e) when (e.Status is 403 or 404)
        {
            return new RosterReading.TeamGone(e.Code);
        }
        catch (ConnectorException e)
        {
            return new RosterReading.Unavailable(e.Code);
        }
    }

    /// <summary>The people of a team with their names, for a card that lets an admin choose among them. Kept nowhere.</summary>
    /// <exception cref="ConnectorException">The roster could not be read to its end.</exception>
    public async Task<IReadOnlyList<(PersonId Id, string Name)>> NamesAsync(TeamRef team, CancellationToken cancellationToken) =>
        [.. (await AccountsAsync(team, cancellationToken) ?? [])
            .Where(account => !account.IsGuest)
            .Select(account => (new PersonId(account.AadObjectId!), account.Name ?? "Somebody without a name"))
            .OrderBy(person => person.Item2, StringComparer.CurrentCultureIgnoreCase)];

    private async Task<List<TeamsChannelAccount>?> AccountsAsync(TeamRef team, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(team, cancellationToken) is not { } reference)
        {
            return null;
        }

        var accounts = new Dictionary<string, TeamsChannelAccount>(StringComparer.OrdinalIgnoreCase);
        await foreach (var account in connectors.Create(reference.ServiceUrl).GetMembersAsync(reference.ConversationId, cancellationToken))
        {
            // Bots and anonymous guests of a meeting have no directory id: they can be neither asked nor counted.
            if (account.AadObjectId is { Length: > 0 } id && !account.IsAnonymous && account.Id != reference.BotId)
            {
                accounts[id] = account;
            }
        }

        return [.. accounts.Values];
    }
}
