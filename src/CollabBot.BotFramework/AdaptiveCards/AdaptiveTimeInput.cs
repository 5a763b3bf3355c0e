using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A time of day, to the minute; bounds are inclusive. Arrives as <c>HH:MM</c>.</summary>
public sealed record AdaptiveTimeInput : AdaptiveInput
{
    [JsonConverter(typeof(AdaptiveTimeConverter))]
    public TimeOnly? Min { get; init; }

    [JsonConverter(typeof(AdaptiveTimeConverter))]
    public TimeOnly? Max { get; init; }

    [JsonConverter(typeof(AdaptiveTimeConverter))]
    public TimeOnly? Value { get; init; }
}
