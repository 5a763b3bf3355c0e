using CollabBot.BotFramework.Activities;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Delivery;

/// <summary>Where people and teams can be reached, as last heard from them.</summary>
/// <remarks>Holds ids and addresses only. Filled from admitted activities and from conversations the bot itself began. Safe for concurrent use.</remarks>
public sealed class Conversations(IObjectStore store, TimeProvider time)
{
    private readonly ForeignDocuments<ConversationReference> _stored = new(store, json => ConversationReference.Parse(json.Span));
    private readonly LatelyHeard _heard = new(time);

    public Task<ConversationReference?> FindAsync(PersonRef person, CancellationToken cancellationToken) => ReadAsync(Key(person), cancellationToken);

    /// <summary>Remembered for as long as <see cref="LatelyHeard.Memory"/>: a round begins many chats by way of one team.</summary>
    public async Task<ConversationReference?> FindAsync(TeamRef team, CancellationToken cancellationToken)
    {
        var key = Key(team);
        if (_heard.Find(key) is { } heard)
        {
            return heard;
        }

        var read = await ReadAsync(key, cancellationToken);
        if (read is not null)
        {
            _heard.Note(key, read);
        }

        return read;
    }

    /// <summary>Remembers how to reach whoever sent an activity: a person by their personal chat, a team by any of its conversations.</summary>
    public async Task NoteAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.TenantId is not { } tenant)
        {
            return;
        }

        var reference = ConversationReference.Of(activity, time.GetUtcNow());
        if (activity.IsPersonal && activity.From.AadObjectId is { Length: > 0 } person)
        {
            var somebody = new PersonRef(new TenantId(tenant), new PersonId(person));
            await SaveAsync(Key(somebody), Personal(reference, somebody, activity.From.Id, activity.Conversation.Id), cancellationToken);
        }
        else if (activity.Teams.TeamId is { } team)
        {
            // A team is reached by its own id, whichever of its channels or threads was heard.
            await SaveAsync(Key(new TeamRef(new TenantId(tenant), new TeamId(team))), reference with { ConversationId = team, UserId = null, AadObjectId = null, Locale = null, TimeZone = null, TeamsChannelId = null, AadGroupId = null }, cancellationToken);
        }
    }

    /// <summary>Remembers a chat that the bot began with a person, by way of a team.</summary>
    public async Task<ConversationReference> BeginAsync(PersonRef person, ConversationReference team, string address, string conversationId, CancellationToken cancellationToken)
    {
        var (key, reference) = (Key(person), Personal(team, person, address, conversationId));

        // Whoever begins a chat has just found none, so most often nothing is to be read again.
        if (await _stored.PutNewAsync(key, reference.ToUtf8Json(), cancellationToken) is not null)
        {
            _heard.Note(key, reference);
        }
        else
        {
            await SaveAsync(key, reference, cancellationToken);
        }

        return reference;
    }

    /// <summary>
    /// Only what it takes to reach a person, the same whether the bot wrote first or they did: a language, a time zone or a time that came with
    /// their first tap would tell for ever who has answered.
    /// </summary>
    private static ConversationReference Personal(ConversationReference reference, PersonRef person, string address, string conversationId) => new(
        reference.ChannelId,
        reference.ServiceUrl,
        DateTimeOffset.UnixEpoch,
        conversationId,
        reference.BotId,
        person.Tenant.Value,
        "personal",
        address,
        person.Person.Value);

    private async Task SaveAsync(StoreKey key, ConversationReference reference, CancellationToken cancellationToken)
    {
        if (_heard.IsAsBefore(key, reference))
        {
            return;
        }

        await WriteAsync(key, reference, cancellationToken);
        _heard.Note(key, reference);
    }

    private async Task WriteAsync(StoreKey key, ConversationReference reference, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await _stored.ReadAsync(key, cancellationToken);
            if (stored is { Value: var known } && known with { VerifiedAt = reference.VerifiedAt } == reference)
            {
                return;
            }

            var written = stored is { Revision: var revision }
                ? await _stored.PutIfAsync(key, reference.ToUtf8Json(), revision, cancellationToken)
                : await _stored.PutNewAsync(key, reference.ToUtf8Json(), cancellationToken);
            if (written is not null)
            {
                return;
            }
        }
    }

    private async Task<ConversationReference?> ReadAsync(StoreKey key, CancellationToken cancellationToken) =>
        (await _stored.ReadAsync(key, cancellationToken))?.Value;

    private static StoreKey Key(PersonRef person) => StoreKey.Of("conversation", person.Tenant.Value, "person", person.Person.Value);

    private static StoreKey Key(TeamRef team) => StoreKey.Of("conversation", team.Tenant.Value, "team", team.Team.Value);
}
