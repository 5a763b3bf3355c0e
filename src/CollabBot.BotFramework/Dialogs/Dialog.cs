namespace CollabBot.BotFramework.Dialogs;

/// <summary>A conversation with a beginning and an end. Holds no state: that is in its <see cref="DialogInstance"/>.</summary>
/// <remarks>A turn may run again when its state was stale, so a dialog acts on the world through its replies and its result only.</remarks>
/// <param name="version">Raise it when steps change their meaning: dialogs begun before end politely.</param>
public abstract class Dialog(string id, int version)
{
    public string Id => id;

    public int Version => version;

    public abstract Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken);

    /// <summary>Takes what the person wrote.</summary>
    public abstract Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken);

    /// <summary>Asks the open question again.</summary>
    public abstract Task<DialogTurnResult> RepromptDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken);

    /// <summary>Goes on after a dialog that this one began.</summary>
    public abstract Task<DialogTurnResult> ResumeDialogAsync(DialogContext dialogContext, string? result, CancellationToken cancellationToken);

    /// <returns>True when a stored instance that waits in this step can go on.</returns>
    public abstract bool HasStep(string step);
}
