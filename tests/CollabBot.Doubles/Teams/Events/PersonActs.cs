using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Events;

/// <summary>What people do with the bot. Safe for concurrent use.</summary>
public sealed class PersonActs
{
    private readonly ActivityJson _activities;
    private readonly BotDelivery _delivery;

    internal PersonActs(ActivityJson activities, BotDelivery delivery)
    {
        _activities = activities;
        _delivery = delivery;
    }

    /// <summary>Writes to the bot in their chat with it.</summary>
    public Task<BotAnswer> WriteAsync(FakePerson person, string text, CancellationToken cancellationToken)
    {
        var activity = _activities.Act("message", person, _activities.Personal(person));
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return _delivery.DeliverAsync(activity, cancellationToken);
    }

    /// <summary>Writes to the bot in a channel, starting a thread: it is told only because it is mentioned.</summary>
    public Task<BotAnswer> MentionAsync(FakePerson person, FakeTeam team, FakeChannel channel, string text, CancellationToken cancellationToken)
    {
        var activity = _activities.Act("message", person, _activities.InChannel(channel.Id));
        var mention = $"<at>{_activities.Bot["name"]}</at>";
        activity["conversation"]!["id"] = $"{channel.Id};messageid={activity["id"]}";
        activity["text"] = $"{mention} {text}";
        activity["textFormat"] = "plain";
        activity["entities"]!.AsArray().Insert(0, new JsonObject { ["type"] = "mention", ["mentioned"] = _activities.Bot, ["text"] = mention });
        activity["channelData"]!["team"] = new JsonObject { ["id"] = team.Id };
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = channel.Id };
        return _delivery.DeliverAsync(activity, cancellationToken);
    }

    /// <summary>Presses a button with <c>Action.Execute</c> in their chat with the bot.</summary>
    /// <param name="cardId">The message that the card is in; null leaves it out.</param>
    public Task<BotAnswer> ExecuteAsync(FakePerson person, string verb, JsonObject data, string? cardId, CancellationToken cancellationToken) =>
        _delivery.DeliverAsync(Execute(person, verb, data, cardId), cancellationToken);

    /// <summary>Presses a button with <c>Action.Submit</c> in their chat with the bot.</summary>
    public Task<BotAnswer> SubmitAsync(FakePerson person, JsonObject value, string? cardId, CancellationToken cancellationToken)
    {
        var activity = _activities.Act("message", person, _activities.Personal(person));
        activity["value"] = value.DeepClone();
        return _delivery.DeliverAsync(ReplyTo(activity, cardId), cancellationToken);
    }

    /// <param name="reaction">Such as <c>like</c>.</param>
    public Task<BotAnswer> ReactAsync(FakePerson person, string messageId, string reaction, CancellationToken cancellationToken)
    {
        var activity = _activities.Event("messageReaction", person, _activities.Personal(person));
        activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = reaction });
        return _delivery.DeliverAsync(ReplyTo(activity, messageId), cancellationToken);
    }

    /// <summary>Delivers an activity as it is, whatever it is, by the rules of delivery.</summary>
    public Task<BotAnswer> DeliverAsync(JsonObject activity, CancellationToken cancellationToken) => _delivery.DeliverAsync(activity, cancellationToken);

    /// <summary>The press as an activity, to change, repeat or reorder before it is delivered.</summary>
    public JsonObject Execute(FakePerson person, string verb, JsonObject data, string? cardId)
    {
        var activity = _activities.Act("invoke", person, _activities.Personal(person));
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() },
            ["trigger"] = "manual",
        };
        return ReplyTo(activity, cardId);
    }

    private static JsonObject ReplyTo(JsonObject activity, string? messageId)
    {
        if (messageId is not null)
        {
            activity["replyToId"] = messageId;
        }

        return activity;
    }
}
