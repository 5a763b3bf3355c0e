namespace CollabBot.BotFramework.Dialogs;

/// <summary>Understands the words for help and for leaving anywhere in a dialog. Immutable.</summary>
public sealed class HelpAndCancel(DialogTexts texts) : IDialogInterruption
{
    public Task<Interruption> OnInterruptAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        if (Says(dialogContext, texts.CancelWords))
        {
            dialogContext.Reply(texts.Cancelled);
            return Task.FromResult(Interruption.CancelAll);
        }

        if (Says(dialogContext, texts.HelpWords))
        {
            dialogContext.Reply(texts.Help());
            return Task.FromResult(Interruption.Reprompt);
        }

        return Task.FromResult(Interruption.None);
    }

    private static bool Says(DialogContext context, IReadOnlyList<string> words) =>
        words.Select(AnswerText.Fold).Contains(AnswerText.Fold(context.Text.TrimEnd('.', '!')), StringComparer.Ordinal);
}
