namespace CollabBot.BotFramework.Dialogs;

/// <summary>Looks at each text before the active dialog does. Implementations are stateless.</summary>
public interface IDialogInterruption
{
    /// <param name="dialogContext">Replies go here.</param>
    Task<Interruption> OnInterruptAsync(DialogContext dialogContext, CancellationToken cancellationToken);
}
