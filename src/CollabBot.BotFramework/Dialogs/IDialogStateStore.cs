namespace CollabBot.BotFramework.Dialogs;

/// <summary>Keeps dialog states. Implementations are safe for concurrent use; a save that returned true is durable.</summary>
public interface IDialogStateStore
{
    /// <returns>What is stored, or null.</returns>
    Task<StoredDialogState?> LoadAsync(DialogKey key, CancellationToken cancellationToken);

    /// <param name="state">At most <see cref="DialogState.MaxBytes"/>.</param>
    /// <param name="expectedRevision">The revision that was loaded; null when nothing was there.</param>
    /// <returns>False when somebody else wrote meanwhile: load and decide again.</returns>
    Task<bool> SaveAsync(DialogKey key, ReadOnlyMemory<byte> state, string? expectedRevision, CancellationToken cancellationToken);
}
