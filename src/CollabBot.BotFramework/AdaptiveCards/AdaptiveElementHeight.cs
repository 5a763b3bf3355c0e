using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Whether an element takes the height it needs or all there is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveElementHeight>))]
public enum AdaptiveElementHeight
{
    [JsonStringEnumMemberName("auto")]
    Auto,

    [JsonStringEnumMemberName("stretch")]
    Stretch,
}
