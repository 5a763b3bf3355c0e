using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Size of an icon.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveIconSize>))]
public enum AdaptiveIconSize
{
    [JsonStringEnumMemberName("xxSmall")]
    ExtraExtraSmall,

    [JsonStringEnumMemberName("xSmall")]
    ExtraSmall,

    Small,

    Standard,

    Medium,

    Large,

    [JsonStringEnumMemberName("xLarge")]
    ExtraLarge,

    [JsonStringEnumMemberName("xxLarge")]
    ExtraExtraLarge,
}
