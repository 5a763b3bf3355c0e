using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>On the card, or in its overflow menu.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveActionMode>))]
public enum AdaptiveActionMode
{
    [JsonStringEnumMemberName("primary")]
    Primary,

    [JsonStringEnumMemberName("secondary")]
    Secondary,
}
