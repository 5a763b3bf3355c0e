using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>The colour of the stars.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveRatingColor>))]
public enum AdaptiveRatingColor
{
    Neutral,
    Marigold,
}
