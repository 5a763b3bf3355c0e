using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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

    /// <summary>
    /// What to send in its place when it is too big for Teams, and may itself have a smaller version. Null (default): its text or summary, cut,
    /// with a sentence that says so.
    /// </summary>
    [JsonIgnore]
    public OutboundActivity? Smaller { get; init; }

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

    /// <param name="sentence">Says that it was cut.</param>
    /// <returns>The next smaller version; null when there is none: it has no text, or is nothing but text that short already.</returns>
    internal OutboundActivity? Shorter(string sentence)
    {
        if (Smaller is not null)
        {
            return Smaller;
        }

        // A card's own text for clients that can't draw it is plain, and so is what a notification shows.
        var (text, format) = string.IsNullOrEmpty(Text)
            ? (Summary ?? (Attachments is [var card, ..] ? card.Content.FallbackText : null), "plain")
            : (Text, TextFormat);
        var isShort = Attachments is null or [] && ChannelData is null && Entities is null or [] && text?.Length <= BotLimits.MaxShortenedText;
        if (Type != ActivityTypes.Message || string.IsNullOrEmpty(text) || isShort)
        {
            return null;
        }

        var ending = $"\n\n{sentence}";
        return new OutboundActivity
        {
            Text = string.Concat(Cut(text, BotLimits.MaxShortenedText - ending.Length), ending),
            TextFormat = format,
            Importance = Importance,
            Locale = Locale,
            ReplyToId = ReplyToId,
        };
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // Half of a surrogate pair is no character.
        var kept = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, kept), "…");
    }
}
