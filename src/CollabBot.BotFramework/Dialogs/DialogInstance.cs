namespace CollabBot.BotFramework.Dialogs;

/// <summary>A dialog on the stack.</summary>
/// <param name="Id">Which dialog.</param>
/// <param name="Version">The dialog's version when it began.</param>
/// <param name="Step">Name of the step that it waits in.</param>
/// <param name="Attempt">How many answers to this step's question were not understood.</param>
/// <param name="Values">What has been answered so far.</param>
/// <param name="Result">What the step before gave to this one.</param>
public sealed record DialogInstance(
    string Id,
    int Version,
    string Step,
    int Attempt,
    IReadOnlyDictionary<string, string> Values,
    string? Result = null);
