using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A cell of an <see cref="AdaptiveTable"/>.</summary>
public sealed record AdaptiveTableCell
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "TableCell";

    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }
}
