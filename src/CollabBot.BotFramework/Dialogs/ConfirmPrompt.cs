namespace CollabBot.BotFramework.Dialogs;

/// <summary>Yes or no; the result is <see cref="Yes"/> or <see cref="No"/>.</summary>
public sealed class ConfirmPrompt : Prompt
{
    public const string Yes = "true";
    public const string No = "false";

    private static readonly ChoicePrompt Choices = new();

    private static readonly PromptOptions YesOrNo = new()
    {
        Text = "",
        Choices =
        [
            new Choice(Yes, "Yes", "yep", "yeah", "sure", "ok", "okay", "please do"),
            new Choice(No, "No", "nope", "nah", "not now", "don't"),
        ],
    };

    public override PromptRecognizerResult Recognize(string text, PromptOptions options) => Choices.Recognize(text, YesOrNo);

    protected override string Complaint(string came, PromptOptions options) => $"“{came}” is neither yes nor no. Please write *yes* or *no*.";
}
