using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>One column of an <see cref="AdaptiveColumnSet"/>.</summary>
public sealed record AdaptiveColumn
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";

    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public string? Id { get; init; }

    public AdaptiveWidth? Width { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    public AdaptiveSpacing? Spacing { get; init; }

    public bool? Separator { get; init; }

    public AdaptiveTargetWidth? TargetWidth { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalAlignment { get; init; }

    public AdaptiveVerticalContentAlignment? VerticalContentAlignment { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
