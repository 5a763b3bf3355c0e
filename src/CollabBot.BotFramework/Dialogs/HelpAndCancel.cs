namespace CollabBot.BotFramework.Dialogs;

/// <summary>Understands <c>help</c> and <c>cancel</c> anywhere in a dialog.</summary>
public sealed class HelpAndCancel(DialogTexts texts) : IDialogInterruption
{
    public Task<Interruption> OnInterruptAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        if (texts.CancelWords.Contains(dialogContext.Text, StringComparer.OrdinalIgnoreCase))
        {
            dialogContext.Reply(texts.Cancelled);
            return Task.FromResult(Interruption.CancelAll);
        }

        if (texts.HelpWords.Contains(dialogContext.Text, StringComparer.OrdinalIgnoreCase))
        {
            dialogContext.Reply(texts.Help);
            return Task.FromResult(Interruption.Reprompt);
        }

        return Task.FromResult(Interruption.None);
    }
}
