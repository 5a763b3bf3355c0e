using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>How a badge is filled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveBadgeAppearance>))]
public enum AdaptiveBadgeAppearance
{
    Filled,
    Tint,
}
