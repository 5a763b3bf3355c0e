namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// Named steps, one after the other; after the last the dialog ends with what that gave. Steps are found by name, so that steps may be added
/// before the one that a person waits in. Immutable.
/// </summary>
public sealed class WaterfallDialog : Dialog
{
    private readonly IReadOnlyList<WaterfallStep> _steps;

    /// <exception cref="ArgumentException">No step, or two of one name.</exception>
    public WaterfallDialog(string id, int version, params IReadOnlyList<WaterfallStep> steps)
        : base(id, version)
    {
        if (steps.Count == 0 || steps.Select(step => step.Name).Distinct(StringComparer.Ordinal).Count() != steps.Count)
        {
            throw new ArgumentException("A waterfall has steps, each with a name of its own.", nameof(steps));
        }

        _steps = steps;
    }

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        RunAsync(dialogContext, 0, null, cancellationToken);

    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        CurrentStep(dialogContext).RunAsync(new WaterfallStepContext(this, dialogContext, isAnswer: true), cancellationToken);

    public override Task<DialogTurnResult> RepromptDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        CurrentStep(dialogContext).RunAsync(new WaterfallStepContext(this, dialogContext, isAnswer: false), cancellationToken);

    public override Task<DialogTurnResult> ResumeDialogAsync(DialogContext dialogContext, string? result, CancellationToken cancellationToken) =>
        NextAsync(dialogContext, result, cancellationToken);

    public override bool CanContinue(DialogInstance instance) => IndexOf(instance.Step) >= 0;

    internal Task<DialogTurnResult> NextAsync(DialogContext context, string? result, CancellationToken cancellationToken)
    {
        var next = IndexOf(context.Active.Step) + 1;
        return next == _steps.Count
            ? context.EndDialogAsync(result, cancellationToken)
            : RunAsync(context, next, result, cancellationToken);
    }

    private Task<DialogTurnResult> RunAsync(DialogContext context, int index, string? result, CancellationToken cancellationToken)
    {
        context.Active.Step = _steps[index].Name;
        context.Active.Attempt = 0;
        context.Active.Result = result;
        return _steps[index].RunAsync(new WaterfallStepContext(this, context, isAnswer: false), cancellationToken);
    }

    private WaterfallStep CurrentStep(DialogContext context) => _steps[IndexOf(context.Active.Step)];

    private int IndexOf(string step)
    {
        for (var i = 0; i < _steps.Count; i++)
        {
            if (string.Equals(_steps[i].Name, step, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
