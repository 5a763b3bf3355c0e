using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>One stack of one person's dialogs, during one turn. For the thread that runs the turn.</summary>
public sealed class DialogContext
{
    private readonly DialogSet _dialogs;
    private readonly List<DialogFrame> _stack;

    internal DialogContext(DialogSet dialogs, DialogTurn turn, List<DialogFrame> stack)
    {
        _dialogs = dialogs;
        _stack = stack;
        Turn = turn;
    }

    public Activity Activity => Turn.Activity;

    /// <summary>What the person wrote, without a mention of the bot.</summary>
    public string Text => Turn.Text;

    /// <summary>Id of the dialog that gets the turn; null when nothing is going on.</summary>
    public string? ActiveDialogId => _stack.Count == 0 ? null : _stack[^1].Id;

    internal DialogTurn Turn { get; }

    internal DialogFrame Active => _stack[^1];

    internal IReadOnlyList<DialogInstance> Stack => [.. _stack.Select(frame => frame.ToInstance())];

    /// <summary>Says something, once the state is saved.</summary>
    public void Reply(OutboundActivity reply) => AfterSave(_ => Task.FromResult<OutboundActivity?>(reply));

    /// <summary>Says something, once the state is saved.</summary>
    public void Reply(string text) => Reply(OutboundActivity.FromText(text));

    /// <summary>Does something to the world, once the state is saved, in order with the replies.</summary>
    /// <remarks>Happens at most once: if it fails, the turn fails, and the dialog has gone on nevertheless.</remarks>
    /// <param name="act">What it returns is said.</param>
    public void AfterSave(Func<CancellationToken, Task<OutboundActivity?>> act) => Turn.Add(act);

    /// <summary>Begins a dialog on top of what is going on.</summary>
    /// <param name="options">Become the dialog's first values.</param>
    /// <exception cref="ArgumentException">No dialog has this id.</exception>
    public Task<DialogTurnResult> BeginDialogAsync(
        string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken)
    {
        var dialog = _dialogs.Find(dialogId) ?? throw new ArgumentException("No dialog has this id.", nameof(dialogId));
        _stack.Add(new DialogFrame(dialog.Id, dialog.Version)
        {
            Values = options is null ? new(StringComparer.Ordinal) : new(options, StringComparer.Ordinal),
        });
        return dialog.BeginDialogAsync(this, cancellationToken);
    }

    /// <summary>Gives the turn to the active dialog.</summary>
    public Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken) => _stack.Count == 0
        ? Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty))
        : ActiveDialog().ContinueDialogAsync(this, cancellationToken);

    /// <summary>Lets the active dialog ask again.</summary>
    public Task<DialogTurnResult> RepromptDialogAsync(CancellationToken cancellationToken) => _stack.Count == 0
        ? Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty))
        : ActiveDialog().RepromptDialogAsync(this, cancellationToken);

    /// <summary>Ends the active dialog; the one below resumes with the result.</summary>
    public Task<DialogTurnResult> EndDialogAsync(string? result, CancellationToken cancellationToken)
    {
        _stack.RemoveAt(_stack.Count - 1);
        return _stack.Count == 0
            ? Task.FromResult(new DialogTurnResult(DialogTurnStatus.Complete, result))
            : ActiveDialog().ResumeDialogAsync(this, result, cancellationToken);
    }

    /// <summary>Begins a dialog in place of the active one, so that loops don't pile up.</summary>
    /// <exception cref="ArgumentException">No dialog has this id.</exception>
    public Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken)
    {
        _stack.RemoveAt(_stack.Count - 1);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Calls everything off: this stack with the stacks of its components, and the stacks that this one is within.</summary>
    public DialogTurnResult CancelAllDialogs() => Drop(DialogTurnStatus.Cancelled);

    /// <summary>Calls everything off because nothing that the person wrote would do.</summary>
    internal DialogTurnResult GiveUp()
    {
        Reply(Turn.Texts.GaveUp);
        return Drop(DialogTurnStatus.GaveUp);
    }

    /// <param name="why">A component finds it in its inner result, and drops its own stack for the same reason.</param>
    internal DialogTurnResult Drop(DialogTurnStatus why)
    {
        _stack.Clear();
        return new DialogTurnResult(why);
    }

    /// <summary>The stack of the active dialog, which is a component.</summary>
    internal DialogContext Within(DialogSet dialogs) => new(dialogs, Turn, Active.Inner);

    private Dialog ActiveDialog() => _dialogs.Find(Active.Id)!;
}
