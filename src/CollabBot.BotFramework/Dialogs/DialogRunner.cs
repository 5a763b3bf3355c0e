using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Runs one person's dialogs for one turn: load, decide, save, and only then reply. Safe for concurrent use.</summary>
public sealed class DialogRunner(DialogSet dialogs, IDialogStateStore store, IDialogInterruption interruption, DialogTexts texts, TimeProvider time)
{
    /// <summary>How often a turn is decided when others write the same state.</summary>
    public const int MaxAttempts = 3;

    /// <summary>How long an open question waits.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Gives typed text to what is going on. A submitted card is never an answer to an open question: it names its own business.</summary>
    public Task<DialogTurnResult> RunAsync(ITurnContext turn, DialogKey key, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        return activity.IsMessage && activity.Value is null && activity.TextWithoutMention().Length > 0
            ? DecideAsync(turn, key, activity.Id, ContinueAsync, cancellationToken)
            : Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty));
    }

    /// <summary>Begins a dialog. What was going on is over: one question at a time.</summary>
    /// <param name="options">Become the dialog's first values.</param>
    public Task<DialogTurnResult> BeginAsync(
        ITurnContext turn, DialogKey key, string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken) =>
        DecideAsync(
            turn,
            key,
            turn.Activity.Id is { } id ? $"{id} {dialogId}" : null,
            (context, _, token) =>
            {
                context.CancelAllDialogs();
                return context.BeginDialogAsync(dialogId, options, token);
            },
            cancellationToken);

    private async Task<DialogTurnResult> DecideAsync(
        ITurnContext turn,
        DialogKey key,
        string? handledAs,
        Func<DialogContext, string?, CancellationToken, Task<DialogTurnResult>> decide,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await store.LoadAsync(key, cancellationToken);
            var state = stored is null ? null : DialogState.Parse(stored.Body.Span);
            if (handledAs is not null && state?.Handled.Contains(handledAs, StringComparer.Ordinal) is true)
            {
                return new DialogTurnResult(DialogTurnStatus.AlreadyHandled);
            }

            var context = new DialogContext(dialogs, turn.Activity, state?.Stack ?? []);
            var result = await decide(context, WhyOver(stored, state), cancellationToken);
            if (result.Status == DialogTurnStatus.Empty)
            {
                return result;
            }

            var next = Next(state, context, result, handledAs);
            if (await store.SaveAsync(key, next.ToUtf8Json(), stored?.Revision, cancellationToken))
            {
                return result with { UnsentReplies = await SendAsync(turn, context.Replies, cancellationToken) };
            }
        }

        return new DialogTurnResult(DialogTurnStatus.Busy)
        {
            UnsentReplies = await SendAsync(turn, [OutboundActivity.FromText(texts.Busy)], cancellationToken),
        };
    }

    private async Task<DialogTurnResult> ContinueAsync(DialogContext context, string? whyOver, CancellationToken cancellationToken)
    {
        if (whyOver is not null)
        {
            context.Reply(whyOver);
            return context.CancelAllDialogs();
        }

        if (context.ActiveDialogId is null)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        return await interruption.OnInterruptAsync(context, cancellationToken) switch
        {
            Interruption.CancelAll => context.CancelAllDialogs(),
            Interruption.Reprompt => await context.RepromptDialogAsync(cancellationToken),
            _ => await context.ContinueDialogAsync(cancellationToken),
        };
    }

    /// <summary>A state that can't go on (too old, or of steps that are no more) ends with a word to the person, and never with an error.</summary>
    private string? WhyOver(StoredDialogState? stored, DialogState? state) => state switch
    {
        null => stored is null ? null : texts.Changed,
        { Stack.Count: 0 } => null,
        _ when state.ExpiresAt <= time.GetUtcNow() => texts.Expired,
        _ => state.Stack.All(dialogs.CanContinue) ? null : texts.Changed,
    };

    private DialogState Next(DialogState? before, DialogContext context, DialogTurnResult result, string? handledAs)
    {
        IEnumerable<string> handled = before?.Handled ?? [];
        if (handledAs is not null)
        {
            handled = handled.Append(handledAs);
        }

        return new DialogState(
            DialogState.CurrentSchemaVersion,
            time.GetUtcNow() + Lifetime,
            result.Status == DialogTurnStatus.Waiting ? context.Stack : [],
            [.. handled.TakeLast(DialogState.MaxHandled)]);
    }

    private static async Task<int> SendAsync(ITurnContext turn, IReadOnlyList<OutboundActivity> replies, CancellationToken cancellationToken)
    {
        var unsent = 0;
        foreach (var reply in replies)
        {
            if (await turn.SendActivityAsync(reply, cancellationToken) is not SendOutcome.Done)
            {
                unsent++;
            }
        }

        return unsent;
    }
}
