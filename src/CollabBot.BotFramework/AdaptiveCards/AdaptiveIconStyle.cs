using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Whether an icon is an outline or filled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveIconStyle>))]
public enum AdaptiveIconStyle
{
    Regular,
    Filled,
}
