namespace CollabBot.BotFramework.Dialogs;

/// <summary>Any words, 1 to <see cref="PromptOptions.MaxLength"/> characters after trimming.</summary>
public sealed class TextPrompt : Prompt
{
    public override PromptRecognizerResult Recognize(string text, PromptOptions options) =>
        text.Trim() is { Length: > 0 } words && words.Length <= options.MaxLength
            ? new PromptRecognizerResult.Recognized(words)
            : new PromptRecognizerResult.NotRecognized();

    protected override string Complaint(string came, PromptOptions options) =>
        $"“{came}” is too long. Please write at most {options.MaxLength} characters.";
}
