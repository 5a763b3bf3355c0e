using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.BotFramework.Activities;

/// <summary>What the bot sends. Holds nothing that the path or the connector decides: no conversation, sender, id or time.</summary>
/// <remarks>Text and a card go as two activities: Teams may split one into two posts, and then neither can be updated.</remarks>
public sealed record OutboundActivity
{
    public string Type { get; init; } = ActivityTypes.Message;

    /// <summary>Markdown, unless <see cref="TextFormat"/> says otherwise.</summary>
    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    /// <summary>What a notification shows; needed when a card is sent.</summary>
    public string? Summary { get; init; }

    public IReadOnlyList<CardAttachment>? Attachments { get; init; }

    public IReadOnlyList<MentionEntity>? Entities { get; init; }

    /// <summary>Such as <c>{"notification":{"alert":true}}</c>.</summary>
    public JsonObject? ChannelData { get; init; }

    public string? Importance { get; init; }

    public string? Locale { get; init; }

    /// <summary>Has no effect on where Teams puts the message; that is the conversation's id alone.</summary>
    public string? ReplyToId { get; init; }

    public static OutboundActivity FromText(string text) => new() { Text = text };

    /// <param name="summary">What the notification says; the card's fallback text is often right.</param>
    public static OutboundActivity FromCard(AdaptiveCard card, string summary)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(summary);
        return new OutboundActivity { Summary = summary, Attachments = [new CardAttachment(card)] };
    }

    public static OutboundActivity Typing() => new() { Type = ActivityTypes.Typing };

    /// <returns>The activity as it goes over the wire.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, BotJson.Wire.OutboundActivity);
}
