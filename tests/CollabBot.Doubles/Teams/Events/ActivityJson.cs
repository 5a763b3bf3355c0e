using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Events;

/// <summary>Makes activities as Teams sends them. Safe for concurrent use.</summary>
internal sealed class ActivityJson(FakeTenant tenant, string botName, Func<string> serviceUrl, ActivityLog log, TimeProvider time, int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public JsonObject Bot => new() { ["id"] = tenant.BotId, ["name"] = botName };

    public static JsonObject Account(FakePerson person) => new() { ["id"] = person.Id, ["aadObjectId"] = person.ObjectId };

    /// <summary>Something that Teams itself tells.</summary>
    public JsonObject Event(string type, FakePerson by, JsonObject conversation)
    {
        var activity = Base(type, $"f:{NewGuid()}", conversation);
        activity["from"] = Account(by);
        return activity;
    }

    /// <summary>Something that a person says or does.</summary>
    public JsonObject Act(string type, FakePerson by, JsonObject conversation)
    {
        var activity = Base(type, type == "message" ? log.NextId() : $"f:{NewGuid()}", conversation);
        activity["from"] = new JsonObject { ["id"] = by.Id, ["name"] = by.Name, ["aadObjectId"] = by.ObjectId };
        activity["localTimestamp"] = Now();
        activity["localTimezone"] = "Europe/London";
        activity["locale"] = "en-GB";
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Web", ["timezone"] = "Europe/London" });
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    public JsonObject Personal(FakePerson person) => new() { ["conversationType"] = "personal", ["id"] = person.ChatId, ["tenantId"] = tenant.Id };

    public JsonObject InChannel(string id) => new() { ["isGroup"] = true, ["conversationType"] = "channel", ["id"] = id, ["tenantId"] = tenant.Id };

    public JsonObject InGroupChat(FakeGroupChat chat) => new() { ["isGroup"] = true, ["conversationType"] = "groupChat", ["id"] = chat.Id, ["tenantId"] = tenant.Id };

    /// <summary>The same once more, as an event of its own.</summary>
    public JsonObject AsNew(JsonObject activity, bool keepsTime)
    {
        var copy = activity.DeepClone().AsObject();
        copy["id"] = copy["id"]!.GetValue<string>().StartsWith("f:", StringComparison.Ordinal) ? $"f:{NewGuid()}" : log.NextId();
        if (!keepsTime)
        {
            copy["timestamp"] = Now();
        }

        return copy;
    }

    private JsonObject Base(string type, string id, JsonObject conversation) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = Now(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl(),
        ["recipient"] = Bot,
        ["conversation"] = conversation,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant.Id } },
    };

    private string Now() => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate)
        {
            _random.NextBytes(bytes);
        }

        return new Guid(bytes);
    }
}
