using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Size of text. A heading is <see cref="AdaptiveTextBlockStyle.Heading"/>, not a size.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveTextSize>))]
public enum AdaptiveTextSize
{
    Small,
    Default,
    Medium,
    Large,
    ExtraLarge,
}
