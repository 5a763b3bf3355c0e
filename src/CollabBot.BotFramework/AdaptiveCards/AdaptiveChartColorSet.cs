using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Palette of a chart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveChartColorSet>))]
public enum AdaptiveChartColorSet
{
    [JsonStringEnumMemberName("categorical")]
    Categorical,

    [JsonStringEnumMemberName("sequential")]
    Sequential,

    [JsonStringEnumMemberName("sequentialred")]
    SequentialRed,

    [JsonStringEnumMemberName("sequentialgreen")]
    SequentialGreen,

    [JsonStringEnumMemberName("sequentialyellow")]
    SequentialYellow,

    [JsonStringEnumMemberName("diverging")]
    Diverging,
}
