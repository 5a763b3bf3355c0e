using CollabBot.Languages;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Yes or no; the result is <see cref="Yes"/> or <see cref="No"/>.</summary>
public sealed class ConfirmPrompt : Prompt<bool>
{
    public const string Yes = "true";
    public const string No = "false";

    private static readonly ChoicePrompt Choices = new();

    /// <summary>What means yes, besides its beginning (<c>y</c>) and <c>1</c>; compared as a <see cref="ChoicePrompt"/> does.</summary>
    public IReadOnlyList<string> YesWords { get => field ?? [Phrase.Of("Yes"), "yes", "yep", "yeah", "sure", "ok", "okay", "please do"]; init; }

    /// <summary>What means no, besides its beginning and <c>2</c>.</summary>
    public IReadOnlyList<string> NoWords { get => field ?? [Phrase.Of("No"), "no", "nope", "nah", "not now", "don't"]; init; }

    public override PromptRecognizerResult<bool> Recognize(PromptAnswer answer, PromptOptions options)
    {
        var yesOrNo = new PromptOptions { Text = "", Choices = [new Choice(Yes, YesWords[0], YesWords), new Choice(No, NoWords[0], NoWords)] };
        return Choices.Recognize(answer, yesOrNo) is PromptRecognizerResult<string>.Recognized { Value: var value }
            ? new PromptRecognizerResult<bool>.Recognized(Parse(value))
            : new PromptRecognizerResult<bool>.NotRecognized();
    }

    public override string Format(bool value) => value ? Yes : No;

    public override bool Parse(string result) => result switch
    {
        Yes => true,
        No => false,
        _ => throw new FormatException("Neither yes nor no."),
    };

    protected override string Complaint(string came, PromptOptions options, PromptTexts texts) => texts.NeitherYesNorNo(came);
}
