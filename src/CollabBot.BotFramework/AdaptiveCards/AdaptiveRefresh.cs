using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Asks the bot for a newer card when this one comes into view. What it triggers has no side effects.</summary>
public sealed record AdaptiveRefresh
{
    [JsonIgnore]
    public required AdaptiveExecuteAction Action { get; init; }

    /// <summary>At most 60 user ids refresh by themselves; empty: nobody; null: all, in conversations of up to 60 members.</summary>
    public IReadOnlyList<string>? UserIds { get; init; }

    /// <summary>The action as its base type, which is what makes the serializer write the type's name.</summary>
    [JsonInclude]
    [JsonPropertyName("action")]
    [JsonPropertyOrder(-1)]
    internal AdaptiveAction ActionOnTheWire => Action;
}
