namespace CollabBot.BotFramework.Dialogs;

/// <summary>A conversation with a beginning and an end. Holds no state: that is in its <see cref="DialogInstance"/>. Safe for concurrent use.</summary>
/// <remarks>
/// A turn is decided again when its state was stale. So a dialog only reads the world while it decides; what it does to the world goes
/// through <see cref="DialogContext.AfterSave"/>.
/// </remarks>
/// <param name="version">Raise it when steps change their meaning: people in dialogs begun before are offered a fresh start.</param>
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

    /// <returns>True when a stored instance of this dialog and version waits in a place that there still is.</returns>
    public abstract bool CanContinue(DialogInstance instance);
}
