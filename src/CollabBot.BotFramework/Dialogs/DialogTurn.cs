using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>What all stacks of one turn share: what came in, and what goes out once the state is saved.</summary>
internal sealed class DialogTurn(Activity activity, DialogTexts texts, DateTimeOffset now)
{
    private readonly List<Func<CancellationToken, Task<OutboundActivity?>>> _afterSave = [];

    public Activity Activity => activity;

    public string Text { get; } = activity.TextWithoutMention();

    public DialogTexts Texts => texts;

    public PromptAnswer Answer => new(Text, activity.Locale, now);

    public IReadOnlyList<Func<CancellationToken, Task<OutboundActivity?>>> AfterSave => _afterSave;

    public void Add(Func<CancellationToken, Task<OutboundActivity?>> afterSave) => _afterSave.Add(afterSave);

    /// <summary>Forgets what was added since there were so many: a step that runs again to judge an answer says and does nothing twice.</summary>
    public void TakeBack(int keep) => _afterSave.RemoveRange(keep, _afterSave.Count - keep);
}
