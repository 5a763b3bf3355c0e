using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>Reads activities: strict about the few fields that everything rests on, tolerant about all others.</summary>
public static class ActivityParser
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = BotLimits.MaxJsonDepth };

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "type", "id", "timestamp", "localTimestamp", "localTimezone", "serviceUrl", "channelId", "from", "recipient", "conversation",
        "replyToId", "text", "textFormat", "locale", "deliveryMode", "entities", "attachments", "channelData", "value", "name", "action",
        "membersAdded", "membersRemoved", "reactionsAdded", "reactionsRemoved", "topicName",

        // The wire value means nothing: only a validated token tells who called.
        "callerId",
    };

    /// <summary>Reads one activity. Never throws for what the bytes hold.</summary>
    public static ActivityParseOutcome Parse(ReadOnlySpan<byte> utf8)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(utf8, Options);
        }
        catch (JsonException e)
        {
            return new ActivityParseOutcome.NotJson(e.LineNumber, e.BytePositionInLine);
        }

        return FirstProblem(json) ?? Read(json);
    }

    private static ActivityParseOutcome.Malformed? FirstProblem(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new ActivityParseOutcome.Malformed("", Describe(json), "an object");
        }

        return Missing(json, "", "type", "the activity's type, such as \"message\"")
            ?? Missing(json, "", "channelId", "the channel's id, such as \"msteams\"")
            ?? MissingUrl(json)
            ?? MissingIn(json, "conversation", "the conversation's id")
            ?? MissingIn(json, "from", "the sender's id")
            ?? MissingIn(json, "recipient", "the bot's id");
    }

    private static ActivityParseOutcome.Malformed? MissingIn(JsonElement json, string account, string wanted)
    {
        var found = json.TryGetProperty(account, out var value);
        return found && value.ValueKind == JsonValueKind.Object
            ? Missing(value, account + ".", "id", wanted)
            : new ActivityParseOutcome.Malformed(account, found ? Describe(value) : "nothing", "an object with an id");
    }

    private static ActivityParseOutcome.Malformed? Missing(JsonElement json, string path, string name, string wanted)
    {
        var found = json.TryGetProperty(name, out var value);
        return found && new TolerantReader(json).Text(name) is { Length: > 0 }
            ? null
            : new ActivityParseOutcome.Malformed(path + name, found ? Describe(value) : "nothing", wanted);
    }

    private static ActivityParseOutcome.Malformed? MissingUrl(JsonElement json) =>
        Missing(json, "", "serviceUrl", "an absolute URL")
        ?? (Uri.TryCreate(json.GetProperty("serviceUrl").GetString(), UriKind.Absolute, out _)
            ? null
            : new ActivityParseOutcome.Malformed("serviceUrl", "a text that is no URL", "an absolute URL"));

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.False or JsonValueKind.True => "a boolean",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "an empty or broken text",
        _ => "null",
    };

    private static ActivityParseOutcome Read(JsonElement json)
    {
        var ignored = new List<string>();
        var reader = new TolerantReader(json, ignored);
        var conversation = reader.Child("conversation")!.Value;
        var activity = new Activity
        {
            Type = reader.Text("type")!,
            Id = reader.Text("id"),
            Timestamp = reader.Instant("timestamp"),
            LocalTimestamp = reader.Instant("localTimestamp"),
            LocalTimezone = reader.Text("localTimezone"),
            ServiceUrl = reader.Text("serviceUrl")!,
            ChannelId = reader.Text("channelId")!,
            From = Account(reader.Child("from")!.Value)!,
            Recipient = Account(reader.Child("recipient")!.Value)!,
            Conversation = new ConversationAccount(
                conversation.Text("id")!,
                conversation.Text("conversationType"),
                conversation.Text("tenantId") is { Length: > 0 } tenant ? tenant : null,
                conversation.Flag("isGroup") ?? false,
                conversation.Text("name")),
            ReplyToId = reader.Text("replyToId"),
            Text = reader.Text("text"),
            TextFormat = reader.Text("textFormat"),
            Locale = reader.Text("locale"),
            DeliveryMode = reader.Text("deliveryMode"),
            Entities = [.. reader.Children("entities").Select(entity => new Entity(entity.Text("type"), entity.Json))],
            Attachments = [.. reader.Children("attachments").Select(Attached)],
            ChannelData = reader.Raw("channelData"),
            Value = reader.Raw("value"),
            Name = reader.Text("name"),
            Action = reader.Text("action"),
            MembersAdded = [.. reader.Children("membersAdded").Select(Account).OfType<ChannelAccount>()],
            MembersRemoved = [.. reader.Children("membersRemoved").Select(Account).OfType<ChannelAccount>()],
            ReactionsAdded = [.. reader.Children("reactionsAdded").Select(Reaction).OfType<string>()],
            ReactionsRemoved = [.. reader.Children("reactionsRemoved").Select(Reaction).OfType<string>()],
            TopicName = reader.Text("topicName"),
            Teams = reader.Child("channelData") is { } data ? TeamsChannelData.Read(data) : TeamsChannelData.None,
        };
        activity = WithExtensionData(activity, json) with { IgnoredFields = ignored };

        return activity.Teams.TenantId is { } fromChannel && activity.Conversation.TenantId is { } fromConversation
            && !string.Equals(fromChannel, fromConversation, StringComparison.OrdinalIgnoreCase)
            ? new ActivityParseOutcome.TenantConflict()
            : new ActivityParseOutcome.Parsed(activity);
    }

    private static Activity WithExtensionData(Activity activity, JsonElement json)
    {
        Dictionary<string, JsonElement>? unknown = null;
        foreach (var member in json.EnumerateObject())
        {
            if (!Known.Contains(member.Name))
            {
                unknown ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                unknown[member.Name] = member.Value;
            }
        }

        return unknown is null ? activity : activity with { ExtensionData = unknown.AsReadOnly() };
    }

    private static ChannelAccount? Account(TolerantReader account) => account.Text("id") is { Length: > 0 } id
        ? new ChannelAccount(id, account.Text("name"), account.Text("aadObjectId"), account.Text("role"))
        : null;

    private static Attachment Attached(TolerantReader attachment) =>
        new(attachment.Text("contentType"), attachment.Text("contentUrl"), attachment.Text("name"), attachment.Raw("content"));

    private static string? Reaction(TolerantReader reaction) => reaction.Text("type");
}
