using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Size of a badge.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveBadgeSize>))]
public enum AdaptiveBadgeSize
{
    Medium,
    Large,
    ExtraLarge,
}
