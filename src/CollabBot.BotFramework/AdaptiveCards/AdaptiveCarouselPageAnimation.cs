using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>How one page makes way for the next.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveCarouselPageAnimation>))]
public enum AdaptiveCarouselPageAnimation
{
    Slide,
    CrossFade,
    None,
}
