using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>A card as Teams draws it: version 1.5, the newest that it accepts from a bot; newer elements carry their own fallback.</summary>
public sealed record AdaptiveCard
{
    /// <summary>Content type of a card as an attachment, and of a card as an invoke's answer.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    internal const string TypeName = "AdaptiveCard";

    [JsonPropertyOrder(-3)]
    public string Type { get; } = TypeName;

    [JsonPropertyName("$schema")]
    [JsonPropertyOrder(-2)]
    public string Schema { get; } = "https://adaptivecards.io/schemas/adaptive-card.json";

    [JsonPropertyOrder(-1)]
    public string Version { get; } = "1.5";

    /// <summary>Plain words for a client that can't draw the card; it says what the card says.</summary>
    public required string FallbackText { get; init; }

    /// <summary>ISO 639 language of the card's own text, such as <c>en</c>; clients refuse a region behind it.</summary>
    public string? Lang { get; init; }

    /// <summary>Uses the wider message column; tables and charts are cramped without it.</summary>
    [JsonIgnore]
    public bool IsFullWidth { get; init; }

    /// <summary>People whom texts of the card mention.</summary>
    [JsonIgnore]
    public IReadOnlyList<Activities.MentionEntity>? Mentions { get; init; }

    public AdaptiveRefresh? Refresh { get; init; }

    public required IReadOnlyList<AdaptiveElement> Body { get; init; }

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }

    [JsonInclude]
    [JsonPropertyName("msteams")]
    internal AdaptiveTeamsProperties? Teams => IsFullWidth || Mentions is { Count: > 0 }
        ? new AdaptiveTeamsProperties(IsFullWidth ? "Full" : null, Mentions is { Count: > 0 } ? Mentions : null)
        : null;

    /// <returns>The card as it goes over the wire.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, BotJson.Wire.AdaptiveCard);

    /// <returns>A copy of the card as a JSON tree, for tests and snapshots.</returns>
    public JsonObject ToJsonNode() => JsonSerializer.SerializeToNode(this, BotJson.Wire.AdaptiveCard)!.AsObject();
}
