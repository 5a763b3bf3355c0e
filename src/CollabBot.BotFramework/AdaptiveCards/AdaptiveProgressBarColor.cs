using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Colour of a progress bar.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveProgressBarColor>))]
public enum AdaptiveProgressBarColor
{
    Accent,
    Good,
    Warning,
    Attention,
}
