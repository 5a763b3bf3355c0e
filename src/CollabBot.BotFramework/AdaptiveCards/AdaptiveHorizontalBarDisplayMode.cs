using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>How a horizontal bar chart shows its values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveHorizontalBarDisplayMode>))]
public enum AdaptiveHorizontalBarDisplayMode
{
    AbsoluteWithAxis,
    AbsoluteNoAxis,
    PartToWhole,
}
