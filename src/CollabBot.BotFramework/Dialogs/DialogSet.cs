namespace CollabBot.BotFramework.Dialogs;

/// <summary>Dialogs by id. Immutable.</summary>
public sealed class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs;

    /// <exception cref="ArgumentException">Two dialogs share an id.</exception>
    public DialogSet(params IEnumerable<Dialog> dialogs) => _dialogs = dialogs.ToDictionary(dialog => dialog.Id, StringComparer.Ordinal);

    /// <returns>The dialog, or null.</returns>
    public Dialog? Find(string id) => _dialogs.GetValueOrDefault(id);

    internal bool CanContinue(DialogInstance instance) =>
        Find(instance.Id) is { } dialog && dialog.Version == instance.Version && dialog.HasStep(instance.Step);
}
