namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// What dialogs say by themselves, and the words that they understand anywhere. Register another instance to say it otherwise.
/// Words are compared as a <see cref="ChoicePrompt"/> does; the first of a list is what its button says.
/// </summary>
public sealed record DialogTexts
{
    /// <summary>What language these texts are in, without a region.</summary>
    public string Language { get; init; } = "en";

    public string Help { get; init; } = "I am waiting for your answer to the question below. Write *cancel* to leave it.";

    public string Cancelled { get; init; } = "All right, I have left that.";

    /// <summary>Asked of a person who comes back after the time that an open question waits.</summary>
    public string Expired { get; init; } = "We had not finished when you were last here. Shall we continue, or start again?";

    /// <summary>Asked when the dialog has changed since, so that it can't go on where it was.</summary>
    public string Changed { get; init; } = "I have been updated since we began, so I can't go on where we were. Shall we start again?";

    /// <summary>Said when the dialog can neither go on nor start again.</summary>
    public string Closed { get; init; } = "I have been updated since we began that, so I have closed it.";

    /// <summary>Said after the last attempt that a question allows.</summary>
    public string GaveUp { get; init; } = "I could not understand that, so I have left it; nothing has changed.";

    public string Busy { get; init; } = "Several of your messages reached me at once, so I left this one aside; please send it again.";

    public IReadOnlyList<string> HelpWords { get; init; } = ["help", "?"];

    public IReadOnlyList<string> CancelWords { get; init; } = ["cancel", "stop", "quit"];

    public IReadOnlyList<string> ContinueWords { get; init; } = ["Continue", "go on", "carry on"];

    public IReadOnlyList<string> StartAgainWords { get; init; } = ["Start again", "restart", "start over", "again"];

    public IReadOnlyList<string> LeaveWords { get; init; } = ["Leave it", "leave", "neither", "no"];

    public PromptTexts Prompts { get; init; } = new();
}
