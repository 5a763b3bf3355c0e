using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Shape of a badge.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveBadgeShape>))]
public enum AdaptiveBadgeShape
{
    Square,
    Rounded,
    Circular,
}
