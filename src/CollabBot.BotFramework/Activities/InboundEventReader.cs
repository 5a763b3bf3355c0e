using System.Collections.Frozen;
using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>The tables of what activities tell: by type, then by the name of an invoke or event, or by Teams' event type.</summary>
internal static class InboundEventReader
{
    private static readonly FrozenDictionary<string, Func<Activity, InboundEvent>> Invokes = Table(
        ("adaptiveCard/action", CardExecuted),
        ("task/fetch", activity => new InboundEvent.DialogFetched(In(Value(activity), "data"))),
        ("task/submit", activity => new InboundEvent.DialogSubmitted(In(Value(activity), "data"))),
        ("application/search", SearchAsked),
        ("message/submitAction", FeedbackGiven),
        ("message/fetchTask", FeedbackFormFetched));

    private static readonly FrozenDictionary<string, Func<Activity, InboundEvent>> Events = Table(
        ("application/vnd.microsoft.readReceipt", activity => new InboundEvent.MessageRead(Value(activity).Text("lastReadMessageId"))),
        ("application/vnd.microsoft.meetingStart", _ => new InboundEvent.MeetingChanged(MeetingChange.Started)),
        ("application/vnd.microsoft.meetingEnd", _ => new InboundEvent.MeetingChanged(MeetingChange.Ended)),
        ("application/vnd.microsoft.meetingParticipantJoin", _ => new InboundEvent.MeetingChanged(MeetingChange.ParticipantsJoined)),
        ("application/vnd.microsoft.meetingParticipantLeave", _ => new InboundEvent.MeetingChanged(MeetingChange.ParticipantsLeft)));

    private static readonly FrozenDictionary<string, Func<Activity, InboundEvent>> EventTypes = Table(
        ("teamMemberAdded", MembersChanged),
        ("teamMemberRemoved", MembersChanged),
        ("channelMemberAdded", _ => new InboundEvent.ChannelMembersChanged()),
        ("channelMemberRemoved", _ => new InboundEvent.ChannelMembersChanged()),
        ("teamRenamed", _ => new InboundEvent.TeamChanged(TeamChange.Renamed)),
        ("teamArchived", _ => new InboundEvent.TeamChanged(TeamChange.Archived)),
        ("teamUnarchived", _ => new InboundEvent.TeamChanged(TeamChange.Unarchived)),
        ("teamDeleted", _ => new InboundEvent.TeamChanged(TeamChange.Deleted)),
        ("teamHardDeleted", _ => new InboundEvent.TeamChanged(TeamChange.HardDeleted)),
        ("teamRestored", _ => new InboundEvent.TeamChanged(TeamChange.Restored)),
        ("channelCreated", _ => new InboundEvent.ChannelChanged(TeamsChannelChange.Created)),
        ("channelRenamed", _ => new InboundEvent.ChannelChanged(TeamsChannelChange.Renamed)),
        ("channelDeleted", _ => new InboundEvent.ChannelChanged(TeamsChannelChange.Deleted)),
        ("channelRestored", _ => new InboundEvent.ChannelChanged(TeamsChannelChange.Restored)),
        ("channelShared", _ => new InboundEvent.ChannelChanged(TeamsChannelChange.Shared)),
        ("channelUnshared", _ => new InboundEvent.ChannelChanged(TeamsChannelChange.Unshared)));

    private static readonly FrozenDictionary<string, Func<Activity, InboundEvent>> InstallationActions = Table(
        ("add", _ => new InboundEvent.Installed()),
        ("remove", _ => new InboundEvent.Uninstalled()),
        ("add-upgrade", _ => new InboundEvent.Upgraded()),
        ("remove-upgrade", _ => new InboundEvent.Upgraded()));

    public static InboundEvent Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => activity.Value is { } data && string.IsNullOrWhiteSpace(activity.Text)
            ? new InboundEvent.CardSubmitted(data)
            : new InboundEvent.MessageReceived(),
        ActivityTypes.Invoke => Invoked(activity),
        ActivityTypes.Event => Find(Events, activity.Name, activity) ?? new InboundEvent.Other(),
        ActivityTypes.InstallationUpdate => Find(InstallationActions, activity.Action, activity) ?? new InboundEvent.Other(),
        ActivityTypes.ConversationUpdate => Find(EventTypes, activity.Teams.EventType, activity) ?? Updated(activity),
        ActivityTypes.MessageUpdate => activity.Teams.IsEvent("undeleteMessage") ? new InboundEvent.MessageUndeleted() : new InboundEvent.MessageEdited(),
        ActivityTypes.MessageDelete => new InboundEvent.MessageDeleted(),
        ActivityTypes.MessageReaction => new InboundEvent.Reacted(),
        ActivityTypes.Typing => new InboundEvent.Typing(),
        ActivityTypes.EndOfConversation => new InboundEvent.ConversationEnded(),
        ActivityTypes.Handoff => new InboundEvent.HandedOff(),
        _ => new InboundEvent.Other(),
    };

    /// <summary>Names are compared ignoring case: Teams itself is not always of one mind.</summary>
    private static FrozenDictionary<string, Func<Activity, InboundEvent>> Table(params (string Name, Func<Activity, InboundEvent> Read)[] rows) =>
        rows.ToFrozenDictionary(row => row.Name, row => row.Read, StringComparer.OrdinalIgnoreCase);

    private static InboundEvent? Find(FrozenDictionary<string, Func<Activity, InboundEvent>> table, string? name, Activity activity) =>
        name is not null && table.TryGetValue(name, out var read) ? read(activity) : null;

    /// <summary>The invoke button of an old card has no name; what it carries is its value.</summary>
    private static InboundEvent Invoked(Activity activity) => activity is { Name: null or "", Value.ValueKind: JsonValueKind.Object }
        ? new InboundEvent.CardExecuted(Value(activity).Text("verb"), activity.Value.Value, IsRefresh: false)
        : Find(Invokes, activity.Name, activity) ?? new InboundEvent.OtherInvoke();

    /// <summary>Chats have no event types; and a type that is not known does not make members unknown.</summary>
    private static InboundEvent Updated(Activity activity) => activity switch
    {
        { MembersAdded.Count: > 0 } or { MembersRemoved.Count: > 0 } => MembersChanged(activity),
        { TopicName.Length: > 0 } => new InboundEvent.ChatRenamed(),
        _ => new InboundEvent.Other(),
    };

    private static InboundEvent.MembersChanged MembersChanged(Activity activity) =>
        new(HasBot(activity, activity.MembersAdded), HasBot(activity, activity.MembersRemoved));

    private static bool HasBot(Activity activity, IReadOnlyList<ChannelAccount> members)
    {
        foreach (var member in members)
        {
            if (string.Equals(member.Id, activity.Recipient.Id, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static InboundEvent CardExecuted(Activity activity) => Value(activity) is var value && value.Child("action") is { } action
        ? new InboundEvent.CardExecuted(action.Text("verb"), In(action, "data"), string.Equals(value.Text("trigger"), "automatic", StringComparison.OrdinalIgnoreCase))
        : new InboundEvent.CardUnreadable();

    private static InboundEvent.SearchAsked SearchAsked(Activity activity)
    {
        var value = Value(activity);
        var options = value.Child("queryOptions");
        return new InboundEvent.SearchAsked(value.Text("dataset"), value.Text("queryText") ?? "", Math.Max(0, options?.Number("skip") ?? 0), options?.Number("top"));
    }

    private static InboundEvent.FeedbackGiven FeedbackGiven(Activity activity)
    {
        var given = Value(activity).Child("actionValue");
        return new InboundEvent.FeedbackGiven(given?.Text("reaction"), given is { } found ? In(found, "feedback") : default);
    }

    /// <summary>What is asked for stands in the data, and sometimes right in the value.</summary>
    private static InboundEvent.FeedbackFormFetched FeedbackFormFetched(Activity activity)
    {
        var value = Value(activity);
        return new InboundEvent.FeedbackFormFetched((value.Child("data") ?? value).Child("actionValue")?.Text("reaction"));
    }

    private static TolerantReader Value(Activity activity) => new(activity.Value ?? default);

    private static JsonElement In(TolerantReader json, string name) => json.Raw(name) ?? default;
}
