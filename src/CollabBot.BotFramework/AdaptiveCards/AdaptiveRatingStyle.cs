using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>All stars, or one with a number beside it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveRatingStyle>))]
public enum AdaptiveRatingStyle
{
    Default,
    Compact,
}
