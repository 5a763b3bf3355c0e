using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>How a gauge shows its value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveGaugeValueFormat>))]
public enum AdaptiveGaugeValueFormat
{
    Percentage,
    Fraction,
}
