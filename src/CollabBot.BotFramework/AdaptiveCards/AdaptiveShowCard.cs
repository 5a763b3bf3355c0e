using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A card within a card; it has no version or fallback text of its own.</summary>
public sealed record AdaptiveShowCard
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = AdaptiveCard.TypeName;

    public required IReadOnlyList<AdaptiveElement> Body { get; init; }

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }
}
