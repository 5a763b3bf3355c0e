namespace CollabBot.BotFramework.Dialogs;

/// <summary>Puts a person into a dialog, or out of one, without a word: what they see on a card already asks the question, or already ended it.</summary>
/// <remarks>Safe for concurrent use. Who writes last wins, as on the screen.</remarks>
public sealed class DialogPlacement(IDialogStateStore store, DialogSet dialogs, TimeProvider time)
{
    /// <summary>Replaces whatever was going on.</summary>
    /// <param name="step">Where the dialog shall wait.</param>
    /// <param name="values">Become the dialog's values.</param>
    /// <exception cref="ArgumentException">No dialog has this id, or the dialog has no such step.</exception>
    public Task PlaceAsync(DialogKey key, string dialogId, string step, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var dialog = dialogs.Find(dialogId) ?? throw new ArgumentException("No dialog has this id.", nameof(dialogId));
        return dialog.HasStep(step)
            ? SaveAsync(key, [new DialogInstance(dialogId, dialog.Version, step, 0, values)], cancellationToken)
            : throw new ArgumentException("The dialog has no such step.", nameof(step));
    }

    /// <summary>Ends whatever was going on.</summary>
    public Task ClearAsync(DialogKey key, CancellationToken cancellationToken) => SaveAsync(key, [], cancellationToken);

    private async Task SaveAsync(DialogKey key, IReadOnlyList<DialogInstance> stack, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await store.LoadAsync(key, cancellationToken);
            var before = stored is null ? null : DialogState.Parse(stored.Body.Span);
            if (stack.Count == 0 && (before?.Stack.Count ?? 0) == 0)
            {
                return;
            }

            var state = new DialogState(DialogState.CurrentSchemaVersion, time.GetUtcNow() + DialogRunner.Lifetime, stack, before?.Handled ?? []);
            if (await store.SaveAsync(key, state.ToUtf8Json(), stored?.Revision, cancellationToken))
            {
                return;
            }
        }
    }
}
