namespace CollabBot.BotFramework.Dialogs;

/// <summary>A kind of question whose answers have a type. A dialog keeps answers as text, so a prompt also says how its values are written.</summary>
public abstract class Prompt<T> : Prompt
    where T : notnull
{
    /// <summary>Looks at each answer that was understood; null takes them all.</summary>
    public PromptValidator<T>? Validator { get; init; }

    /// <summary>Reads an answer; sees nothing else and changes nothing.</summary>
    public abstract PromptRecognizerResult<T> Recognize(PromptAnswer answer, PromptOptions options);

    /// <summary>Writes a value as the result that the next step gets: the same for every locale.</summary>
    public abstract string Format(T value);

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    /// <exception cref="FormatException">It did not write this.</exception>
    public abstract T Parse(string result);

    /// <param name="came">What the person wrote, shortened and escaped.</param>
    protected abstract string Complaint(string came, PromptOptions options, PromptTexts texts);

    internal sealed override Judgement Judge(PromptAnswer answer, PromptOptions options, PromptTexts texts, int attempt)
    {
        if (Recognize(answer, options) is not PromptRecognizerResult<T>.Recognized { Value: var value })
        {
            var came = Echo(answer.Text);
            return new Judgement.Refused(options.RetryText?.Invoke(came) ?? Complaint(came, options, texts));
        }

        return Validator?.Invoke(value, attempt) is { } refusal ? new Judgement.Refused(refusal) : new Judgement.Accepted(Format(value));
    }
}
