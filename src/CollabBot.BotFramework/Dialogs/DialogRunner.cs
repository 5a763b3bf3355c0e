using System.Diagnostics.Metrics;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Runs one person's dialogs for one turn: load, decide, save, and only then act and reply. Safe for concurrent use.</summary>
public sealed class DialogRunner(
    DialogSet dialogs, IDialogStateStore store, IDialogInterruption interruption, DialogTexts texts, TimeProvider time, IMeterFactory meters)
{
    /// <summary>How often a turn is decided when others write the same state.</summary>
    public const int MaxAttempts = 3;

    private readonly DialogMetrics _metrics = new(meters);

    /// <summary>How long an open question waits; from then on (inclusive) the person is asked whether to continue.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    /// <summary>How long after that the person is still asked; from then on (inclusive) nothing is going on.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(7);

    /// <summary>Gives typed text to what is going on. A submitted card is never an answer to an open question: it names its own business.</summary>
    /// <exception cref="InvalidOperationException">The state would exceed <see cref="DialogState.MaxBytes"/>; nothing was changed.</exception>
    public Task<DialogTurnResult> RunAsync(ITurnContext turn, DialogKey key, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        return activity.IsMessage && activity.Value is null && activity.TextWithoutMention().Length > 0
            ? DecideAsync(turn, key, activity.Id, (session, isReadable, token) => isReadable ? session.ContinueAsync(token) : Task.FromResult(session.Close()), cancellationToken)
            : Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty));
    }

    /// <summary>Begins a dialog. What was going on is over: one question at a time.</summary>
    /// <param name="options">Become the dialog's first values.</param>
    /// <exception cref="ArgumentException">No dialog has this id.</exception>
    /// <exception cref="InvalidOperationException">The state would exceed <see cref="DialogState.MaxBytes"/>; nothing was changed.</exception>
    public Task<DialogTurnResult> BeginAsync(
        ITurnContext turn, DialogKey key, string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken) =>
        DecideAsync(
            turn,
            key,
            turn.Activity.Id is { } id ? $"{id} {dialogId}" : null,
            (session, _, token) => session.BeginAsync(dialogId, options, token),
            cancellationToken);

    private async Task<DialogTurnResult> DecideAsync(
        ITurnContext turn,
        DialogKey key,
        string? handledAs,
        Func<DialogSession, bool, CancellationToken, Task<DialogTurnResult>> decide,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await store.LoadAsync(key, cancellationToken);
            var before = stored is null ? null : DialogState.Parse(stored.Body.Span);
            if (handledAs is not null && before?.Handled.Contains(handledAs, StringComparer.Ordinal) is true)
            {
                return new DialogTurnResult(DialogTurnStatus.AlreadyHandled);
            }

            var now = time.GetUtcNow();
            var session = new DialogSession(dialogs, interruption, before, new DialogTurn(turn.Activity, texts, now), now);
            var result = await decide(session, stored is null || before is not null, cancellationToken);
            if (result.Status == DialogTurnStatus.Empty)
            {
                return result;
            }

            if (await store.SaveAsync(key, Bounded(session.Next(result, handledAs)), stored?.Revision, cancellationToken))
            {
                return result with { UnsentReplies = await ActAsync(turn, session.Turn.AfterSave, cancellationToken) };
            }

            _metrics.Conflict();
        }

        return new DialogTurnResult(DialogTurnStatus.Busy)
        {
            UnsentReplies = await SendAsync(turn, OutboundActivity.FromText(texts.Busy), cancellationToken),
        };
    }

    private byte[] Bounded(DialogState state)
    {
        var bytes = state.ToUtf8Json();
        if (bytes.Length <= DialogState.MaxBytes)
        {
            return bytes;
        }

        _metrics.Oversized();
        throw new InvalidOperationException($"A dialog's state has at most {DialogState.MaxBytes} bytes; this one has {bytes.Length}. Keep less in Values.");
    }

    private static async Task<int> ActAsync(ITurnContext turn, IReadOnlyList<Func<CancellationToken, Task<OutboundActivity?>>> acts, CancellationToken cancellationToken)
    {
        var unsent = 0;
        foreach (var act in acts)
        {
            if (await act(cancellationToken) is { } reply)
            {
                unsent += await SendAsync(turn, reply, cancellationToken);
            }
        }

        return unsent;
    }

    private static async Task<int> SendAsync(ITurnContext turn, OutboundActivity reply, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(reply, cancellationToken) is SendOutcome.Done ? 0 : 1;
}
