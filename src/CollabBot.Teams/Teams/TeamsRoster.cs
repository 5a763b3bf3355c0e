using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Delivery;

namespace CollabBot.Teams.Teams;

/// <summary>Reads a team's roster from Teams, page by page to the last.</summary>
public sealed class TeamsRoster(Conversations conversations, ConnectorClientFactory connectors) : IRoster
{
    private const string NoConversation = "NoConversation";

    /// <summary>What the ids of bots begin with.</summary>
    private const string Bots = "28:";

    public async Task<RosterReading> ReadAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return await AccountsAsync(team, cancellationToken) is { } accounts
                ? new RosterReading.Complete([.. accounts.Select(account => new RosterMember(new PersonId(account.AadObjectId!), account.Id, IsOutsider(account, team)))])
                : new RosterReading.TeamGone(NoConversation);
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

    /// <remarks>
    /// Everybody in the team is in a standard channel; a private or a shared one has a roster of its own. Whether that of a shared one holds the members of
    /// the teams it is shared with is documented nowhere, so it is told with the reading.
    /// </remarks>
    public async Task<ChannelReading> ReadAsync(TeamRef team, ChannelId channel, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(team, cancellationToken) is not { } reference)
        {
            return new ChannelReading.Hidden(NoConversation);
        }

        try
        {
            var connector = connectors.Create(reference.ServiceUrl);
            var listed = (await connector.GetChannelsAsync(team.Team.Value, cancellationToken)).FirstOrDefault(candidate => candidate.Id == channel.Value);
            var readers = new Dictionary<string, RosterMember>(StringComparer.OrdinalIgnoreCase);
            await foreach (var account in connector.GetMembersAsync(listed is { IsStandard: true } ? team.Team.Value : channel.Value, cancellationToken))
            {
                // Whom no directory knows reads along all the same; a bot does not.
                if (account.Id != reference.BotId && !account.Id.StartsWith(Bots, StringComparison.Ordinal))
                {
                    var id = account.AadObjectId is { Length: > 0 } known ? known : account.Id;
                    readers[id] = new RosterMember(new PersonId(id), account.Id, IsOutsider(account, team));
                }
            }

            return new ChannelReading.Complete([.. readers.Values], listed is { IsShared: true });
        }
        catch (ConnectorException e) when (e.Status is 403 or 404)
        {
            return new ChannelReading.Hidden(e.Code);
        }
        catch (ConnectorException e)
        {
            return new ChannelReading.Unavailable(e.Code);
        }
    }

    /// <summary>The people of a team with their names, for a card that lets an admin choose among them. Kept nowhere.</summary>
    /// <exception cref="ConnectorException">The roster could not be read to its end.</exception>
    public async Task<IReadOnlyList<(PersonId Id, string Name)>> NamesAsync(TeamRef team, CancellationToken cancellationToken) =>
        [.. (await AccountsAsync(team, cancellationToken) ?? [])
            .Where(account => !IsOutsider(account, team))
            .Select(account => (new PersonId(account.AadObjectId!), account.Name ?? Phrase.Of("Somebody without a name")))
            .OrderBy(person => person.Item2, StringComparer.CurrentCultureIgnoreCase)];

    /// <returns>The names alone, to be looked for in what somebody is about to send; null when they could not be read.</returns>
    public async Task<IReadOnlyList<string>?> FindNamesAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await NamesAsync(team, cancellationToken)).Select(person => person.Name)];
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    private static bool IsOutsider(TeamsChannelAccount account, TeamRef team) =>
        account.IsGuest || account.AadObjectId is not { Length: > 0 }
        || (account.TenantId is { Length: > 0 } home && !home.Equals(team.Tenant.Value, StringComparison.OrdinalIgnoreCase));

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
