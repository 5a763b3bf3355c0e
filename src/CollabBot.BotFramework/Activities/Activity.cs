using System.Runtime.InteropServices;
using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>Something that happened on a channel, as it came in. What we send is an <see cref="OutboundActivity"/>.</summary>
/// <remarks>
/// Made by <see cref="ActivityParser.Parse"/>. The id's owner, <see cref="From"/> and <see cref="TenantId"/> can be trusted only because the request
/// was admitted before. Immutable.
/// </remarks>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or one that is not known yet.</summary>
    public required string Type { get; init; }

    /// <summary>Null on some system events; those can't be told from a second delivery.</summary>
    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>By the person's own clock.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    public string? LocalTimezone { get; init; }

    /// <summary>Where answers go. May change at any time: the last one counts.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>As it came, perhaps with a part after a colon; see <see cref="Channel"/>.</summary>
    public required string ChannelId { get; init; }

    public required ChannelAccount From { get; init; }

    /// <summary>The bot.</summary>
    public required ChannelAccount Recipient { get; init; }

    public required ConversationAccount Conversation { get; init; }

    /// <summary>For card clicks and reactions: the bot's message concerned.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Null when a card was submitted.</summary>
    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    /// <summary>BCP 47, the language of the person's client.</summary>
    public string? Locale { get; init; }

    public string? DeliveryMode { get; init; }

    public IReadOnlyList<Entity> Entities { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>As it came; its known part is <see cref="Teams"/>.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>What a card or an invoke carries. Untrusted: it comes from a client.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Which invoke or event.</summary>
    public string? Name { get; init; }

    /// <summary>Of an installation update: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Both this and <see cref="MembersRemoved"/> can be filled.</summary>
    public IReadOnlyList<ChannelAccount> MembersAdded { get; init; } = [];

    public IReadOnlyList<ChannelAccount> MembersRemoved { get; init; } = [];

    public IReadOnlyList<string> ReactionsAdded { get; init; } = [];

    public IReadOnlyList<string> ReactionsRemoved { get; init; } = [];

    public string? TopicName { get; init; }

    /// <summary>What the channel data says of Teams; empty where it says nothing.</summary>
    public TeamsChannelData Teams { get; init; } = TeamsChannelData.None;

    /// <summary>All of it as it came, with every member that this type does not know. What it says of <c>callerId</c> means nothing: only a token tells who called.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>Paths of optional members that had the wrong JSON type and read as null.</summary>
    public IReadOnlyList<string> IgnoredFields { get; init; } = [];

    /// <summary>From the channel data, else from the conversation; the parser refuses an activity where they differ.</summary>
    public string? TenantId => Teams.TenantId ?? Conversation.TenantId;

    /// <summary>The channel without its sub-channel: <c>msteams:Copilot</c> is <c>msteams</c>.</summary>
    public string Channel => ChannelId.IndexOf(':', StringComparison.Ordinal) is var end and >= 0 ? ChannelId[..end] : ChannelId;

    public bool IsInvoke => string.Equals(Type, ActivityTypes.Invoke, StringComparison.Ordinal);

    public bool IsMessage => string.Equals(Type, ActivityTypes.Message, StringComparison.Ordinal);

    /// <summary>True in a one-to-one chat with the bot.</summary>
    public bool IsPersonal => Conversation.IsPersonal;

    /// <summary>IANA id of the person's time zone as the client tells it; null when it does not.</summary>
    public string? TimeZone => LocalTimezone ?? ClientInfo("timezone");

    /// <summary>Root of the thread that an answer belongs to: named by the conversation, else this very message.</summary>
    public string? ThreadRootId => Conversation.ThreadRootId ?? Id;

    /// <summary>True when somebody mentioned the bot; told by id, never by looking for its name.</summary>
    public bool MentionsBot => Entities.Any(IsMentionOfBot);

    /// <returns>All of it, byte for byte as it came: what to store or hand on when nothing may be lost. Copies nothing.</returns>
    public ReadOnlySpan<byte> AsUtf8Json() => JsonMarshal.GetRawUtf8Value(Json);

    /// <returns>The text without the bot's own mentions, trimmed; empty when there is no text.</returns>
    public string TextWithoutMention()
    {
        var text = Text ?? "";
        foreach (var mention in Entities)
        {
            if (IsMentionOfBot(mention) && mention.MentionText is { Length: > 0 } mentionText)
            {
                text = text.Replace(mentionText, "", StringComparison.Ordinal);
            }
        }

        return text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Replace('\u00A0', ' ').Trim();
    }

    private bool IsMentionOfBot(Entity entity) => string.Equals(entity.MentionedId, Recipient.Id, StringComparison.Ordinal);

    private string? ClientInfo(string member) => Entities
        .Where(entity => string.Equals(entity.Type, "clientInfo", StringComparison.OrdinalIgnoreCase))
        .Select(entity => new TolerantReader(entity.Json).Text(member))
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
