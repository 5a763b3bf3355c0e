using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>How a button looks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveActionStyle>))]
public enum AdaptiveActionStyle
{
    [JsonStringEnumMemberName("default")]
    Default,

    [JsonStringEnumMemberName("positive")]
    Positive,

    [JsonStringEnumMemberName("destructive")]
    Destructive,
}
