namespace CollabBot.BotFramework.Dialogs;

/// <summary>A step of a <see cref="WaterfallDialog"/>.</summary>
/// <param name="Name">Stored while the step waits, so that it survives steps being added before it.</param>
/// <param name="RunAsync">
/// Asks something (<see cref="WaterfallStepContext.PromptAsync"/>) or goes on. It runs again when the answer comes, to judge it, and
/// when the question is repeated; so it does the same each time for the same values.
/// </param>
public sealed record WaterfallStep(string Name, Func<WaterfallStepContext, CancellationToken, Task<DialogTurnResult>> RunAsync);
