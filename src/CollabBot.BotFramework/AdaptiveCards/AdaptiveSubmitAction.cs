using System.Text.Json.Nodes;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Sends the inputs and the data as a message with a value, or, inside a task module, as <c>task/submit</c>.</summary>
public sealed record AdaptiveSubmitAction : AdaptiveAction
{
    /// <summary>An object, so that the inputs are merged into it. <c>msteams.type = task/fetch</c> opens a task module.</summary>
    public JsonObject? Data { get; init; }

    public AdaptiveAssociatedInputs? AssociatedInputs { get; init; }
}
