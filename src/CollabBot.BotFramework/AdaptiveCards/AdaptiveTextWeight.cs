using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Weight of text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveTextWeight>))]
public enum AdaptiveTextWeight
{
    Lighter,
    Default,
    Bolder,
}
