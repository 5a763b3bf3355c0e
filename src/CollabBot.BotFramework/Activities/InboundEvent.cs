using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>What an activity tells: every kind that a bot in Teams may want to tell apart, and one for all that comes without notice.</summary>
/// <remarks>A case carries what is buried in the activity; the rest is read from the activity itself. Data of cards and dialogs is untrusted.</remarks>
public abstract record InboundEvent
{
    private InboundEvent()
    {
    }

    /// <summary>Tells what an activity is. Total: whatever the activity holds, it is one of the cases.</summary>
    public static InboundEvent Of(Activity activity) => InboundEventReader.Read(activity);

    /// <summary>Somebody wrote something, or posted something without a word.</summary>
    public sealed record MessageReceived : InboundEvent;

    /// <summary>Somebody pressed an <c>Action.Submit</c>. No answer reaches the card.</summary>
    /// <param name="Data">The button's data and the inputs; of any kind.</param>
    public sealed record CardSubmitted(JsonElement Data) : InboundEvent;

    /// <summary>Somebody pressed an <c>Action.Execute</c>, or a client refreshes a card. The answer replaces the card.</summary>
    /// <param name="Data">The button's data and the inputs; of any kind, undefined when there are none.</param>
    /// <param name="IsRefresh">True when nobody pressed anything: answer quickly and change nothing.</param>
    public sealed record CardExecuted(string? Verb, JsonElement Data, bool IsRefresh) : InboundEvent;

    /// <summary>A card action came without what was pressed.</summary>
    public sealed record CardUnreadable : InboundEvent;

    /// <summary>Somebody pressed a button that opens a dialog (a task module).</summary>
    /// <param name="Data">Of any kind, undefined when there is none.</param>
    public sealed record DialogFetched(JsonElement Data) : InboundEvent;

    /// <summary>Somebody sent off a dialog.</summary>
    /// <param name="Data">Of any kind, undefined when there is none.</param>
    public sealed record DialogSubmitted(JsonElement Data) : InboundEvent;

    /// <summary>Somebody types into a choice set whose choices the bot finds.</summary>
    /// <param name="Skip">How many results the client has already.</param>
    /// <param name="Top">How many it wants; null when it does not say.</param>
    public sealed record SearchAsked(string? Dataset, string Text, int Skip, int? Top) : InboundEvent;

    /// <summary>Somebody rated a message of the bot, which <see cref="Activity.ReplyToId"/> names.</summary>
    /// <param name="Reaction"><c>like</c> or <c>dislike</c>.</param>
    /// <param name="Feedback">JSON in a text, or the inputs of the bot's own form; undefined when there is none.</param>
    public sealed record FeedbackGiven(string? Reaction, JsonElement Feedback) : InboundEvent;

    /// <summary>Somebody is about to rate a message, and the bot has its own form for that.</summary>
    public sealed record FeedbackFormFetched(string? Reaction) : InboundEvent;

    /// <summary>An invoke that has no case: answered with 501 by a bot that does not know its name either.</summary>
    public sealed record OtherInvoke : InboundEvent;

    /// <summary>The app was installed. Teams tells the same in <see cref="MembersChanged"/> too, in either order.</summary>
    public sealed record Installed : InboundEvent;

    /// <summary>The app was uninstalled; nothing can be sent any more.</summary>
    public sealed record Uninstalled : InboundEvent;

    /// <summary>The app was replaced by another version of it: no new installation, so nobody is welcomed.</summary>
    public sealed record Upgraded : InboundEvent;

    /// <summary>People or the bot came to a team or chat, or left it, or both; <see cref="Activity.MembersAdded"/> and <see cref="Activity.MembersRemoved"/> tell who.</summary>
    /// <param name="BotAdded">The bot is one who came.</param>
    /// <param name="BotRemoved">The bot is one who left.</param>
    public sealed record MembersChanged(bool BotAdded, bool BotRemoved) : InboundEvent;

    /// <summary>People came to a private or shared channel, or left it. The team's own members are the same as before.</summary>
    public sealed record ChannelMembersChanged : InboundEvent;

    public sealed record TeamChanged(TeamChange Change) : InboundEvent;

    public sealed record ChannelChanged(TeamsChannelChange Change) : InboundEvent;

    /// <summary>A group chat has another name: <see cref="Activity.TopicName"/>.</summary>
    public sealed record ChatRenamed : InboundEvent;

    public sealed record MessageEdited : InboundEvent;

    public sealed record MessageDeleted : InboundEvent;

    /// <summary>A deleted message was brought back.</summary>
    public sealed record MessageUndeleted : InboundEvent;

    /// <summary>Somebody reacted to a message of the bot, or took that back.</summary>
    public sealed record Reacted : InboundEvent;

    /// <summary>Somebody has read up to a message of the bot.</summary>
    public sealed record MessageRead(string? LastMessageId) : InboundEvent;

    public sealed record Typing : InboundEvent;

    public sealed record MeetingChanged(MeetingChange Change) : InboundEvent;

    /// <summary>Another bot ended what it did with this one.</summary>
    public sealed record ConversationEnded : InboundEvent;

    /// <summary>Another bot passed a conversation on to this one.</summary>
    public sealed record HandedOff : InboundEvent;

    /// <summary>Anything else. No fault: kinds of activities appear without notice.</summary>
    public sealed record Other : InboundEvent;
}
