using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>The dialogs of one person during one turn. Replies are gathered here and leave after the state is saved.</summary>
public sealed class DialogContext
{
    private readonly DialogSet _dialogs;
    private readonly List<DialogFrame> _stack;
    private readonly List<OutboundActivity> _replies = [];

    internal DialogContext(DialogSet dialogs, Activity activity, IEnumerable<DialogInstance> stack)
    {
        _dialogs = dialogs;
        Activity = activity;
        Text = activity.TextWithoutMention();
        _stack = [.. stack.Select(DialogFrame.Of)];
    }

    public Activity Activity { get; }

    /// <summary>What the person wrote, without a mention of the bot.</summary>
    public string Text { get; }

    /// <summary>Id of the dialog that gets the turn; null when nothing is going on.</summary>
    public string? ActiveDialogId => _stack.Count == 0 ? null : _stack[^1].Id;

    internal DialogFrame Active => _stack[^1];

    internal IReadOnlyList<OutboundActivity> Replies => _replies;

    internal IReadOnlyList<DialogInstance> Stack => [.. _stack.Select(frame => frame.ToInstance())];

    public void Reply(OutboundActivity reply) => _replies.Add(reply);

    public void Reply(string text) => Reply(OutboundActivity.FromText(text));

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

    /// <summary>Ends the active dialog; the one below goes on with the result.</summary>
    public Task<DialogTurnResult> EndDialogAsync(string? result, CancellationToken cancellationToken)
    {
        _stack.RemoveAt(_stack.Count - 1);
        return _stack.Count == 0
            ? Task.FromResult(new DialogTurnResult(DialogTurnStatus.Complete, result))
            : ActiveDialog().ResumeDialogAsync(this, result, cancellationToken);
    }

    /// <summary>Begins a dialog in place of the active one, so that loops don't pile up.</summary>
    public Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken)
    {
        _stack.RemoveAt(_stack.Count - 1);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Calls everything off.</summary>
    public DialogTurnResult CancelAllDialogs()
    {
        _stack.Clear();
        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Forgets the replies since there were so many: a step that runs again to judge an answer says nothing twice.</summary>
    internal void TakeBackReplies(int keep) => _replies.RemoveRange(keep, _replies.Count - keep);

    private Dialog ActiveDialog() => _dialogs.Find(Active.Id)!;
}
