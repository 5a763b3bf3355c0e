namespace CollabBot.BotFramework.Dialogs;

/// <summary>Looks at each text before the active dialog does. Implementations are stateless and safe for concurrent use.</summary>
public interface IDialogInterruption
{
    /// <param name="dialogContext">Replies go here; its dialogs are left alone, as they may have expired.</param>
    Task<Interruption> OnInterruptAsync(DialogContext dialogContext, CancellationToken cancellationToken);
}
