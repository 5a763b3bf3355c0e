namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// A dialog made of dialogs: its values go to the initial one, and the result of that is its own. Its dialogs see each other and nothing else,
/// and their stack lives in its place on the stack, so a component can be used within another. Immutable.
/// </summary>
public sealed class ComponentDialog : Dialog
{
    private readonly string _initialDialogId;
    private readonly DialogSet _dialogs;

    /// <exception cref="ArgumentException">Two dialogs share an id, or none has the initial one.</exception>
    public ComponentDialog(string id, int version, string initialDialogId, params IEnumerable<Dialog> dialogs)
        : base(id, version)
    {
        _initialDialogId = initialDialogId;
        _dialogs = new DialogSet(dialogs);
        if (_dialogs.Find(initialDialogId) is null)
        {
            throw new ArgumentException("The initial dialog is one of the component's own.", nameof(initialDialogId));
        }
    }

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var options = new Dictionary<string, string>(dialogContext.Active.Values, StringComparer.Ordinal);
        dialogContext.Active.Values.Clear();
        return await SettleAsync(dialogContext, await dialogContext.Within(_dialogs).BeginDialogAsync(_initialDialogId, options, cancellationToken), cancellationToken);
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        await SettleAsync(dialogContext, await dialogContext.Within(_dialogs).ContinueDialogAsync(cancellationToken), cancellationToken);

    public override async Task<DialogTurnResult> RepromptDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        await SettleAsync(dialogContext, await dialogContext.Within(_dialogs).RepromptDialogAsync(cancellationToken), cancellationToken);

    /// <summary>Something else was begun on top of it, and is over: its own question is still open.</summary>
    public override Task<DialogTurnResult> ResumeDialogAsync(DialogContext dialogContext, string? result, CancellationToken cancellationToken) =>
        RepromptDialogAsync(dialogContext, cancellationToken);

    public override bool CanContinue(DialogInstance instance) => _dialogs.CanContinue(instance.Inner ?? []);

    private static Task<DialogTurnResult> SettleAsync(DialogContext context, DialogTurnResult inner, CancellationToken cancellationToken) => inner.Status switch
    {
        DialogTurnStatus.Complete => context.EndDialogAsync(inner.Result, cancellationToken),
        DialogTurnStatus.Waiting => Task.FromResult(inner),
        _ => Task.FromResult(context.Drop(inner.Status)),
    };
}
