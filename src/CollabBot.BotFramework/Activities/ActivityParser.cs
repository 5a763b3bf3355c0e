using System.Text.Json;
using System.Text.Unicode;

namespace CollabBot.BotFramework.Activities;

/// <summary>Reads activities: strict about what JSON is and about the few fields that everything rests on, tolerant about all others.</summary>
public static class ActivityParser
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = BotLimits.MaxJsonDepth, AllowDuplicateProperties = false };

    /// <summary>Reads one activity. Never throws for what the bytes hold.</summary>
    public static ActivityParseOutcome Parse(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            return new ActivityParseOutcome.NotJson(null, null);
        }

        try
        {
            return Read(JsonElement.Parse(utf8, Options));
        }
        catch (JsonException)
        {
            return WhyNot(utf8);
        }
        catch (InvalidOperationException)
        {
            // What a name of half a character raises when it is compared with others.
            return new ActivityParseOutcome.AmbiguousNames();
        }
    }

    /// <summary>Reads once more, token by token: the reader itself does not tell its reasons apart.</summary>
    private static ActivityParseOutcome WhyNot(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = BotLimits.MaxJsonDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= BotLimits.MaxJsonDepth)
                {
                    return new ActivityParseOutcome.TooDeep();
                }
            }
        }
        catch (JsonException e)
        {
            return new ActivityParseOutcome.NotJson(e.LineNumber, e.BytePositionInLine);
        }

        return new ActivityParseOutcome.AmbiguousNames();
    }

    private static ActivityParseOutcome Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new ActivityParseOutcome.Malformed("", Describe(json), "an object");
        }

        var ignored = new List<string>();
        var reader = new TolerantReader(json, ignored);
        if (reader.Text("type") is not { Length: > 0 } type)
        {
            return Missing(json, "", "type", "the activity's type, such as \"message\"");
        }

        if (reader.Text("channelId") is not { Length: > 0 } channelId)
        {
            return Missing(json, "", "channelId", "the channel's id, such as \"msteams\"");
        }

        if (reader.Text("serviceUrl") is not { Length: > 0 } serviceUrl)
        {
            return Missing(json, "", "serviceUrl", "an absolute URL");
        }

        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out _))
        {
            return new ActivityParseOutcome.Malformed("serviceUrl", "a text that is no URL", "an absolute URL");
        }

        if (Conversation(reader) is not { } conversation)
        {
            return MissingIn(json, "conversation", "the conversation's id");
        }

        if (Account(reader, "from") is not { } from)
        {
            return MissingIn(json, "from", "the sender's id");
        }

        if (Account(reader, "recipient") is not { } recipient)
        {
            return MissingIn(json, "recipient", "the bot's id");
        }

        var teams = reader.Child("channelData") is { } data ? TeamsChannelData.Read(data) : TeamsChannelData.None;
        if (teams.TenantId is { } fromChannel && conversation.TenantId is { } fromConversation
            && !string.Equals(fromChannel, fromConversation, StringComparison.OrdinalIgnoreCase))
        {
            return new ActivityParseOutcome.TenantConflict();
        }

        return new ActivityParseOutcome.Parsed(new Activity
        {
            Json = json,
            Type = type,
            Id = reader.Text("id"),
            Timestamp = reader.Instant("timestamp"),
            LocalTimestamp = reader.Instant("localTimestamp"),
            LocalTimezone = reader.Text("localTimezone"),
            ServiceUrl = serviceUrl,
            ChannelId = channelId,
            From = from,
            Recipient = recipient,
            Conversation = conversation,
            ReplyToId = reader.Text("replyToId"),
            Text = reader.Text("text"),
            TextFormat = reader.Text("textFormat"),
            Locale = reader.Text("locale"),
            DeliveryMode = reader.Text("deliveryMode"),
            Entities = reader.List("entities", entity => new Entity(entity.Text("type"), entity.Json)),
            Attachments = reader.List("attachments", Attached),
            ChannelData = reader.Raw("channelData"),
            Value = reader.Raw("value"),
            Name = reader.Text("name"),
            Action = reader.Text("action"),
            MembersAdded = reader.List("membersAdded", Account),
            MembersRemoved = reader.List("membersRemoved", Account),
            ReactionsAdded = reader.List("reactionsAdded", Reaction),
            ReactionsRemoved = reader.List("reactionsRemoved", Reaction),
            TopicName = reader.Text("topicName"),
            Teams = teams,
            IgnoredFields = ignored,
        });
    }

    private static ConversationAccount? Conversation(TolerantReader activity) =>
        activity.Child("conversation") is { } conversation && conversation.Id("id") is { } id
            ? new ConversationAccount(
                id,
                conversation.Text("conversationType"),
                conversation.Id("tenantId"),
                conversation.Flag("isGroup") ?? false,
                conversation.Text("name"))
            : null;

    private static ChannelAccount? Account(TolerantReader activity, string name) => activity.Child(name) is { } account ? Account(account) : null;

    private static ChannelAccount? Account(TolerantReader account) => account.Id("id") is { } id
        ? new ChannelAccount(id, account.Text("name"), account.Id("aadObjectId"), account.Text("role"))
        : null;

    private static Attachment Attached(TolerantReader attachment) =>
        new(attachment.Text("contentType"), attachment.Text("contentUrl"), attachment.Text("name"), attachment.Raw("content"));

    private static string? Reaction(TolerantReader reaction) => reaction.Text("type");

    private static ActivityParseOutcome.Malformed MissingIn(JsonElement json, string account, string wanted)
    {
        var found = json.TryGetProperty(account, out var value);
        return found && value.ValueKind == JsonValueKind.Object
            ? Missing(value, account + ".", "id", wanted)
            : new ActivityParseOutcome.Malformed(account, found ? Describe(value) : "nothing", "an object with an id");
    }

    private static ActivityParseOutcome.Malformed Missing(JsonElement json, string path, string name, string wanted) =>
        new(path + name, json.TryGetProperty(name, out var value) ? Describe(value) : "nothing", wanted);

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.False or JsonValueKind.True => "a boolean",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "an empty, overlong or broken text",
        _ => "null",
    };
}
