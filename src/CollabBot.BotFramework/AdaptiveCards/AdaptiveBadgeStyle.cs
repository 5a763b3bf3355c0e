using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>What a badge says by its colour, beside its text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveBadgeStyle>))]
public enum AdaptiveBadgeStyle
{
    Default,
    Subtle,
    Informative,
    Accent,
    Good,
    Attention,
    Warning,
}
