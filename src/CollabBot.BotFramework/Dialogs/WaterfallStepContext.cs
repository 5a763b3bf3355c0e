using CollabBot.BotFramework.Activities;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>What a step sees and may do, for as long as it runs.</summary>
public sealed class WaterfallStepContext
{
    private readonly WaterfallDialog _dialog;
    private readonly DialogContext _context;
    private readonly bool _isAnswer;
    private readonly int _before;

    internal WaterfallStepContext(WaterfallDialog dialog, DialogContext context, bool isAnswer)
    {
        _dialog = dialog;
        _context = context;
        _isAnswer = isAnswer;
        _before = context.Turn.AfterSave.Count;
    }

    public Activity Activity => _context.Activity;

    /// <summary>Kept until the dialog ends; small things only.</summary>
    public IDictionary<string, string> Values => _context.Active.Values;

    /// <summary>What the step before gave: an answer, or the result of a dialog that it began.</summary>
    public string? Result => _context.Active.Result;

    /// <summary>How many answers to this question would not do.</summary>
    public int Attempt => _context.Active.Attempt;

    public void Reply(OutboundActivity reply) => _context.Reply(reply);

    public void Reply(string text) => _context.Reply(text);

    /// <inheritdoc cref="DialogContext.AfterSave"/>
    public void AfterSave(Func<CancellationToken, Task<OutboundActivity?>> act) => _context.AfterSave(act);

    /// <summary>Asks, and waits; when the answer is understood, the next step gets it as its <see cref="Result"/>.</summary>
    public Task<DialogTurnResult> PromptAsync(Prompt prompt, PromptOptions options, CancellationToken cancellationToken)
    {
        if (!_isAnswer)
        {
            prompt.Ask(options, _context);
            return Task.FromResult(new DialogTurnResult(DialogTurnStatus.Waiting));
        }

        _context.Turn.TakeBack(_before);
        switch (prompt.Judge(_context.Turn.Answer, options, _context.Turn.Texts.Prompts, _context.Active.Attempt + 1))
        {
            case Prompt.Judgement.Accepted accepted:
                return NextAsync(accepted.Result, cancellationToken);
            case Prompt.Judgement.Refused when ++_context.Active.Attempt >= options.MaxAttempts:
                return Task.FromResult(_context.GiveUp());
            case Prompt.Judgement.Refused refused:
                prompt.AskAgain(refused.Sentence, options, _context);
                return Task.FromResult(new DialogTurnResult(DialogTurnStatus.Waiting));
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Goes to the next step; after the last one the dialog ends with the result.</summary>
    public Task<DialogTurnResult> NextAsync(string? result, CancellationToken cancellationToken) =>
        _dialog.NextAsync(_context, result, cancellationToken);

    public Task<DialogTurnResult> BeginDialogAsync(
        string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken) =>
        _context.BeginDialogAsync(dialogId, options, cancellationToken);

    public Task<DialogTurnResult> ReplaceDialogAsync(
        string dialogId, IReadOnlyDictionary<string, string>? options, CancellationToken cancellationToken) =>
        _context.ReplaceDialogAsync(dialogId, options, cancellationToken);

    public Task<DialogTurnResult> EndDialogAsync(string? result, CancellationToken cancellationToken) =>
        _context.EndDialogAsync(result, cancellationToken);

    public Task<DialogTurnResult> CancelAllDialogsAsync() => Task.FromResult(_context.CancelAllDialogs());
}
