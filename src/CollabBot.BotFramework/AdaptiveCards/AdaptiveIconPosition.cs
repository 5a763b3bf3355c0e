using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Where an icon stands beside its text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveIconPosition>))]
public enum AdaptiveIconPosition
{
    Before,
    After,
}
