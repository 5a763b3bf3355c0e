namespace CollabBot.BotFramework.Dialogs;

/// <summary>Dialogs by id. Immutable.</summary>
public sealed class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs;

    /// <exception cref="ArgumentException">Two dialogs share an id.</exception>
    public DialogSet(params IEnumerable<Dialog> dialogs) => _dialogs = dialogs.ToDictionary(dialog => dialog.Id, StringComparer.Ordinal);

    /// <returns>The dialog, or null.</returns>
    public Dialog? Find(string id) => _dialogs.GetValueOrDefault(id);

    /// <returns>True when every dialog of a stored stack is still there, in its version and its step.</returns>
    internal bool CanContinue(IReadOnlyList<DialogInstance> stack) => stack.Count > 0
        && stack.All(instance => Find(instance.Id) is { } dialog && dialog.Version == instance.Version && dialog.CanContinue(instance));
}
