using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A page of an <see cref="AdaptiveCarousel"/>. Holds no inputs and no carousel: clients lose the one and refuse the other.</summary>
public sealed record AdaptiveCarouselPage
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "CarouselPage";

    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public string? Id { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
