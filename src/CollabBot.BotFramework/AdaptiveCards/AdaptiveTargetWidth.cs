using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>At which width of the host an element is shown: very narrow is a meeting side panel, narrow a phone, standard a chat, wide a full-width card.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveTargetWidth>))]
public enum AdaptiveTargetWidth
{
    [JsonStringEnumMemberName("veryNarrow")]
    VeryNarrow,

    [JsonStringEnumMemberName("narrow")]
    Narrow,

    [JsonStringEnumMemberName("standard")]
    Standard,

    [JsonStringEnumMemberName("wide")]
    Wide,

    [JsonStringEnumMemberName("atLeast:narrow")]
    AtLeastNarrow,

    [JsonStringEnumMemberName("atLeast:standard")]
    AtLeastStandard,

    [JsonStringEnumMemberName("atLeast:wide")]
    AtLeastWide,

    [JsonStringEnumMemberName("atMost:narrow")]
    AtMostNarrow,

    [JsonStringEnumMemberName("atMost:standard")]
    AtMostStandard,
}
