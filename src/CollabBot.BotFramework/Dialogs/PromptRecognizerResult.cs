namespace CollabBot.BotFramework.Dialogs;

/// <summary>Whether an answer was understood.</summary>
public abstract record PromptRecognizerResult
{
    private PromptRecognizerResult()
    {
    }

    public sealed record Recognized(string Value) : PromptRecognizerResult;

    public sealed record NotRecognized : PromptRecognizerResult;
}
