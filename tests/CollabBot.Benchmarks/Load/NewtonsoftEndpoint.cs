using System.Diagnostics.CodeAnalysis;
using System.Text;
using CollabBot.BotFramework.AdaptiveCards;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace CollabBot.Benchmarks.Load;

/// <summary>The SDK's way: an activity class with members for everything, the unknown kept as tokens, text in between.</summary>
internal static class NewtonsoftEndpoint
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    private static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
        DateParseHandling = DateParseHandling.None,
    };

    public static async Task HandleAsync(HttpContext context)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
        copy.Position = 0;
        using var reader = new JsonTextReader(new StreamReader(copy));
        var activity = JsonSerializer.Create(Settings).Deserialize<MappedActivity>(reader)!;
        if (string.Equals(activity.Type, "message", StringComparison.Ordinal))
        {
            await EchoAsync(activity, context.RequestAborted);
            context.Response.ContentLength = 0;
            return;
        }

        var question = activity.Value?.SelectToken("action.data.question")?.Value<int>() ?? 0;
        var answer = new JObject { ["statusCode"] = 200, ["type"] = AdaptiveCard.ContentType, ["value"] = Card(question + 1) };
        var body = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(answer, Settings));
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task EchoAsync(MappedActivity activity, CancellationToken cancellationToken)
    {
        var reply = new MappedActivity
        {
            Type = "message",
            Text = "You said: " + activity.Text,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            From = activity.Recipient,
            Recipient = activity.From,
            Conversation = activity.Conversation,
            ReplyToId = activity.Id,
        };
        var address = new Uri($"{activity.ServiceUrl}v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities");
        using var content = new StringContent(JsonConvert.SerializeObject(reply, Settings), Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(address, content, cancellationToken);
        response.EnsureSuccessStatusCode();
        _ = JsonConvert.DeserializeObject<JObject>(await response.Content.ReadAsStringAsync(cancellationToken), Settings);
    }

    private static JObject Card(int question) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "https://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["fallbackText"] = "Question 3 of 5. Type a number from 1 to 4.",
        ["body"] = new JArray(
            new JObject { ["type"] = "TextBlock", ["text"] = "How the team works together", ["size"] = "Large", ["weight"] = "Bolder", ["wrap"] = true, ["style"] = "heading" },
            new JObject { ["type"] = "TextBlock", ["text"] = "When something goes wrong here, we look for the cause and not for the culprit.", ["spacing"] = "Medium", ["wrap"] = true },
            new JObject { ["type"] = "TextBlock", ["text"] = "Open until Thursday, 17:00. You can also type your answer.", ["isSubtle"] = true, ["wrap"] = true }),
        ["actions"] = new JArray(Answer("Never", "1", question), Answer("Sometimes", "2", question), Answer("Often", "3", question), Answer("Always", "4", question)),
    };

    private static JObject Answer(string title, string value, int question) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = title,
        ["verb"] = "answer",
        ["data"] = new JObject { ["round"] = "2026-W40", ["question"] = question, ["value"] = value },
    };

    private sealed class MappedActivity
    {
        public string? Type { get; set; }

        public string? Id { get; set; }

        public DateTimeOffset? Timestamp { get; set; }

        public DateTimeOffset? LocalTimestamp { get; set; }

        public string? LocalTimezone { get; set; }

        public string? ServiceUrl { get; set; }

        public string? ChannelId { get; set; }

        public MappedAccount? From { get; set; }

        public MappedAccount? Recipient { get; set; }

        public MappedAccount? Conversation { get; set; }

        public string? ReplyToId { get; set; }

        public string? Text { get; set; }

        public string? TextFormat { get; set; }

        public string? Locale { get; set; }

        public string? Name { get; set; }

        public IList<MappedPart>? Entities { get; set; }

        public IList<MappedPart>? Attachments { get; set; }

        public JObject? ChannelData { get; set; }

        public JObject? Value { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JToken>? Properties { get; set; }
    }

    [SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "The deserializer makes it.")]
    private sealed class MappedAccount
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? AadObjectId { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JToken>? Properties { get; set; }
    }

    [SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "The deserializer makes it.")]
    private sealed class MappedPart
    {
        public string? Type { get; set; }

        [JsonExtensionData]
        public IDictionary<string, JToken>? Properties { get; set; }
    }
}
