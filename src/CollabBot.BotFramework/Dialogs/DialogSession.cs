namespace CollabBot.BotFramework.Dialogs;

/// <summary>One attempt at deciding one turn, from the state that was loaded to the state to save. Touches nothing outside.</summary>
internal sealed class DialogSession
{
    private readonly DialogSet _dialogs;
    private readonly IDialogInterruption _interruption;
    private readonly DialogState? _before;
    private readonly DateTimeOffset _now;
    private readonly DialogContext _context;

    private DialogStart? _start;
    private bool _isPaused;

    /// <param name="before">What was stored, or null when nothing was, or nothing that can be read.</param>
    public DialogSession(DialogSet dialogs, IDialogInterruption interruption, DialogState? before, DialogTurn turn, DateTimeOffset now)
    {
        _dialogs = dialogs;
        _interruption = interruption;
        _before = before;
        _now = now;
        _start = before?.Start;
        Turn = turn;
        _context = new DialogContext(dialogs, turn, [.. (before?.Stack ?? []).Select(DialogFrame.Of)]);
    }

    public DialogTurn Turn { get; }

    private DialogTexts Texts => Turn.Texts;

    public Task<DialogTurnResult> BeginAsync(string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken)
    {
        _context.CancelAllDialogs();
        _start = new DialogStart(dialogId, options ?? new Dictionary<string, string>(StringComparer.Ordinal));
        return _context.BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Gives what the person wrote to what is going on.</summary>
    public async Task<DialogTurnResult> ContinueAsync(CancellationToken cancellationToken)
    {
        if (_before is not { Stack.Count: > 0 } || _before.ExpiresAt + DialogRunner.Memory <= _now)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        var pause = DialogPause.Of(_before, _dialogs, Texts, _now);
        if (pause is { HasWayOut: false })
        {
            return Close();
        }

        return await _interruption.OnInterruptAsync(_context, cancellationToken) switch
        {
            Interruption.CancelAll => _context.CancelAllDialogs(),
            Interruption.Reprompt => pause is null ? await _context.RepromptDialogAsync(cancellationToken) : Ask(pause),
            _ => pause is null ? await _context.ContinueDialogAsync(cancellationToken) : await ResolveAsync(pause, _before, cancellationToken),
        };
    }

    /// <summary>Says that what was going on can't go on.</summary>
    public DialogTurnResult Close()
    {
        _context.Reply(Texts.Closed);
        return _context.CancelAllDialogs();
    }

    public DialogState Next(DialogTurnResult result, string? handledAs)
    {
        IEnumerable<string> handled = _before?.Handled ?? [];
        var isWaiting = result.Status == DialogTurnStatus.Waiting;
        return new DialogState(
            DialogState.CurrentSchemaVersion,
            _isPaused ? _before!.ExpiresAt : _now + DialogRunner.Lifetime,
            isWaiting ? _context.Stack : [],
            [.. (handledAs is null ? handled : handled.Append(handledAs)).TakeLast(DialogState.MaxHandled)],
            isWaiting ? _start : null,
            _isPaused);
    }

    private async Task<DialogTurnResult> ResolveAsync(DialogPause pause, DialogState before, CancellationToken cancellationToken)
    {
        // What the person wrote before they were asked can't be an answer to it.
        switch (before.IsPaused ? pause.Read(Turn.Answer) : null)
        {
            case DialogPause.Continue:
                return await _context.RepromptDialogAsync(cancellationToken);
            case DialogPause.StartAgain when before.Start is { } start:
                return await BeginAsync(start.DialogId, start.Options, cancellationToken);
            case DialogPause.Leave:
                _context.Reply(Texts.Cancelled);
                return _context.CancelAllDialogs();
            default:
                return Ask(pause);
        }
    }

    private DialogTurnResult Ask(DialogPause pause)
    {
        _isPaused = true;
        _context.Reply(pause.Ask());
        return new DialogTurnResult(DialogTurnStatus.Waiting);
    }
}
