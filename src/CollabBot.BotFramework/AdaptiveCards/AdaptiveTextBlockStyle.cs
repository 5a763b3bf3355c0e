using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>What a text block is to a screen reader.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveTextBlockStyle>))]
public enum AdaptiveTextBlockStyle
{
    [JsonStringEnumMemberName("default")]
    Default,

    [JsonStringEnumMemberName("heading")]
    Heading,

    [JsonStringEnumMemberName("columnHeader")]
    ColumnHeader,
}
