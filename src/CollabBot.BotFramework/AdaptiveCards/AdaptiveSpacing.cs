using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Room above an element.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveSpacing>))]
public enum AdaptiveSpacing
{
    None,
    ExtraSmall,
    Small,
    Default,
    Medium,
    Large,
    ExtraLarge,
    Padding,
}
