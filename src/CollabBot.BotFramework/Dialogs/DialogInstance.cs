namespace CollabBot.BotFramework.Dialogs;

/// <summary>A dialog on the stack, as stored: answers and names, nothing that can be made again. Immutable.</summary>
/// <remarks>A field that is added later has a default, so that what was stored before stays readable.</remarks>
/// <param name="Id">Which dialog.</param>
/// <param name="Version">The dialog's version when it began.</param>
/// <param name="Step">Name of the step that it waits in.</param>
/// <param name="Attempt">How many answers to this step's question would not do.</param>
/// <param name="Values">What has been answered so far.</param>
/// <param name="Result">What the step before gave to this one.</param>
/// <param name="Inner">A component's own stack; null for any other dialog.</param>
public sealed record DialogInstance(
    string Id,
    int Version,
    string Step,
    int Attempt,
    IReadOnlyDictionary<string, string> Values,
    string? Result = null,
    IReadOnlyList<DialogInstance>? Inner = null);
