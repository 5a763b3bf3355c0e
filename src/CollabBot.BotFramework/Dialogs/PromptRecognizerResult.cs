namespace CollabBot.BotFramework.Dialogs;

/// <summary>Whether an answer was understood.</summary>
public abstract record PromptRecognizerResult<T>
    where T : notnull
{
    private PromptRecognizerResult()
    {
    }

    public sealed record Recognized(T Value) : PromptRecognizerResult<T>;

    public sealed record NotRecognized : PromptRecognizerResult<T>;
}
