using CollabBot.Languages;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// What dialogs say by themselves, and the words that they understand anywhere. Register another instance to say it otherwise.
/// Words are compared as a <see cref="ChoicePrompt"/> does; the first of a list is what its button says.
/// </summary>
public sealed record DialogTexts
{
    /// <summary>What language these texts are in, without a region.</summary>
    public string Language { get => field ?? Languages.Language.Current.Code; init; }

    public Func<string> Help { get; init; } = () => Phrase.Of("I am waiting for your answer to the question below. Write *cancel* to leave it.");

    public string Cancelled { get => field ?? Phrase.Of("All right, I have left that."); init; }

    /// <summary>Asked of a person who comes back after the time that an open question waits.</summary>
    public string Expired { get => field ?? Phrase.Of("We had not finished when you were last here. Shall we continue, or start again?"); init; }

    /// <summary>Asked when the dialog has changed since, so that it can't go on where it was.</summary>
    public string Changed { get => field ?? Phrase.Of("I have been updated since we began, so I can't go on where we were. Shall we start again?"); init; }

    /// <summary>Said when the dialog can neither go on nor start again.</summary>
    public string Closed { get => field ?? Phrase.Of("I have been updated since we began that, so I have closed it."); init; }

    /// <summary>Said after the last attempt that a question allows.</summary>
    public string GaveUp { get => field ?? Phrase.Of("I could not understand that, so I have left it; nothing has changed."); init; }

    public string Busy { get => field ?? Phrase.Of("Several of your messages reached me at once, so I left this one aside; please send it again."); init; }

    public IReadOnlyList<string> HelpWords { get; init; } = ["help", "?"];

    public IReadOnlyList<string> CancelWords { get; init; } = ["cancel", "stop", "quit"];

    public IReadOnlyList<string> ContinueWords { get => field ?? [Phrase.Of("Continue"), "continue", "go on", "carry on"]; init; }

    public IReadOnlyList<string> StartAgainWords { get => field ?? [Phrase.Of("Start again"), "start again", "restart", "start over", "again"]; init; }

    public IReadOnlyList<string> LeaveWords { get => field ?? [Phrase.Of("Leave it"), "leave it", "leave", "neither", "no"]; init; }

    public PromptTexts Prompts { get; init; } = new();
}
