using System.Text.Json.Serialization;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.BotFramework.Activities;

/// <summary>A card as part of a message.</summary>
public sealed record CardAttachment(AdaptiveCard Content)
{
    [JsonPropertyOrder(-1)]
    public string ContentType { get; } = AdaptiveCard.ContentType;
}
