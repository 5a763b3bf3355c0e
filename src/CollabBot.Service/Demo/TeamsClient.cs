using System.Collections.ObjectModel;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Service.Demo;

/// <summary>The made people's Teams: sends the bot what Teams sends when they add it, press and write.</summary>
internal sealed class TeamsClient(HttpClient http, Uri messages, string serviceUrl, TimeProvider time)
{
    private int _sent;

    /// <summary>How many activities the bot has been sent.</summary>
    public int Sent => _sent;

    /// <summary>Somebody adds the bot to the team: one installation, which Teams tells in two events.</summary>
    public async Task AddBotAsync(MadePerson installer, CancellationToken cancellationToken)
    {
        var installation = InTeam("installationUpdate", installer, MadeTeam.ChannelId);
        installation["action"] = "add";
        installation["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = MadeTeam.ChannelId } };
        await PostAsync(installation, cancellationToken);

        var members = InTeam("conversationUpdate", installer, MadeTeam.TeamId);
        members["membersAdded"] = new JsonArray(new JsonObject { ["id"] = MadeTeam.BotId });
        members["channelData"]!["eventType"] = "teamMemberAdded";
        await PostAsync(members, cancellationToken);
    }

    /// <summary>Somebody presses a button in their own chat.</summary>
    /// <param name="filledIn">What they filled in, by the input's id; other inputs go as they are.</param>
    /// <returns>The card that takes the place of the one pressed; null when the bot only says something, or refuses.</returns>
    public async Task<CardOnScreen?> PressAsync(
        MadePerson person, CardOnScreen card, JsonObject button, IReadOnlyDictionary<string, string> filledIn, CancellationToken cancellationToken)
    {
        var invoke = InPersonalChat("invoke", person);
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = new JsonObject { ["action"] = card.Press(button, filledIn), ["trigger"] = "manual" };
        var answer = await PostAsync(invoke, cancellationToken) as JsonObject;
        return answer?["value"] is JsonObject shown && CardOnScreen.Text(answer, "type") == CardOnScreen.ContentType ? new CardOnScreen(shown) : null;
    }

    /// <summary>Somebody presses a button on a post, where it was posted.</summary>
    /// <returns>What the bot says to it, to them alone, line by line.</returns>
    public async Task<IReadOnlyList<string>> TapAsync(MadePerson person, DemoPost post, JsonObject button, CancellationToken cancellationToken)
    {
        var invoke = post.To is null ? InTeam("invoke", person, ConnectorDouble.Thread(post.Id)) : InPersonalChat("invoke", person);
        invoke["name"] = "adaptiveCard/action";
        invoke["replyToId"] = post.Id;
        invoke["value"] = new JsonObject { ["action"] = post.Card.Press(button, ReadOnlyDictionary<string, string>.Empty), ["trigger"] = "manual" };
        var answer = await PostAsync(invoke, cancellationToken) as JsonObject;
        return answer?["value"] switch
        {
            JsonObject card => new CardOnScreen(card).Lines,
            JsonValue said => [said.GetValue<string>()],
            _ => throw new DemoFailedException("The bot said nothing to a button."),
        };
    }

    /// <summary>Somebody writes in their own chat.</summary>
    public Task WriteAsync(MadePerson person, string text, CancellationToken cancellationToken)
    {
        var message = InPersonalChat("message", person);
        message["text"] = text;
        message["textFormat"] = "plain";
        return PostAsync(message, cancellationToken);
    }

    private async Task<JsonNode?> PostAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        using var response = await http.PostAsync(messages, content, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body)
            : throw new DemoFailedException($"The bot answered {(int)response.StatusCode} to an activity of type {CardOnScreen.Text(activity, "type")}.");
    }

    private JsonObject InPersonalChat(string type, MadePerson person)
    {
        var activity = Activity(type, person);
        activity["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = MadeTeam.TenantId, ["id"] = person.ConversationId };
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = MadeTeam.TenantId } };
        return activity;
    }

    private JsonObject InTeam(string type, MadePerson person, string conversationId)
    {
        var activity = Activity(type, person);
        activity["conversation"] = new JsonObject { ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = MadeTeam.TenantId, ["id"] = conversationId };
        activity["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = MadeTeam.TenantId },
            ["team"] = new JsonObject { ["id"] = MadeTeam.TeamId, ["name"] = MadeTeam.Name, ["aadGroupId"] = MadeTeam.AadGroupId },
        };
        return activity;
    }

    private JsonObject Activity(string type, MadePerson from) => new()
    {
        ["type"] = type,
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"demo-{Interlocked.Increment(ref _sent)}"),
        ["timestamp"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["serviceUrl"] = serviceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = from.Address, ["name"] = from.DisplayName, ["aadObjectId"] = from.Id },
        ["recipient"] = new JsonObject { ["id"] = MadeTeam.BotId, ["name"] = "CollabBot" },
        ["locale"] = "en-GB",
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Web", ["timezone"] = "Europe/London" }),
    };
}
