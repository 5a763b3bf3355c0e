namespace CollabBot.BotFramework.Dialogs;

/// <summary>Any words, 1 to <see cref="PromptOptions.MaxLength"/> characters after trimming.</summary>
public sealed class TextPrompt : Prompt<string>
{
    public override PromptRecognizerResult<string> Recognize(PromptAnswer answer, PromptOptions options) =>
        answer.Text.Trim() is { Length: > 0 } words && words.Length <= options.MaxLength
            ? new PromptRecognizerResult<string>.Recognized(words)
            : new PromptRecognizerResult<string>.NotRecognized();

    public override string Format(string value) => value;

    public override string Parse(string result) => result;

    protected override string Complaint(string came, PromptOptions options, PromptTexts texts) => texts.TooLong(came, options.MaxLength);
}
