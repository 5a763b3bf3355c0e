using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>How large the stars are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveRatingSize>))]
public enum AdaptiveRatingSize
{
    Medium,
    Large,
}
