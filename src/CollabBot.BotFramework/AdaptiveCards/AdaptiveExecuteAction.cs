using System.Text.Json.Nodes;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Sends the inputs and the data as an invoke (<c>adaptiveCard/action</c>); its answer may replace the card.</summary>
public sealed record AdaptiveExecuteAction : AdaptiveAction
{
    public required string Verb { get; init; }

    /// <summary>An object, so that the inputs are merged into it. It comes back from the client: proof-read it.</summary>
    public JsonObject? Data { get; init; }

    public AdaptiveAssociatedInputs? AssociatedInputs { get; init; }
}
