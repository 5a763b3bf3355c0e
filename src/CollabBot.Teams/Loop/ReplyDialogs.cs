using System.Globalization;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Teams;
using NodaTime;

namespace CollabBot.Teams.Loop;

/// <summary>Replying to the newest digest by typing, for which team where there are several, and what the team will see before it is sent; and saying whether it was noticed.</summary>
internal sealed class ReplyDialogs(TeamDialogs teams, ReplyToDigest replies, VoteNoticed votes, LoopDesk desk, TeamsRoster roster, TimeProvider time)
{
    public const string Heard = "reply-heard";
    public const string Written = "reply-written";
    public const string Noticed = "reply-noticed";

    private const string Day = "O";

    private static readonly ConfirmPrompt Sure = new();

    public IEnumerable<Dialog> Create() =>
    [
        teams.Of(Heard, LeadsAsync, ReplyTexts.NoTeam, new WaterfallStep("act", HeardAsync)),
        teams.Of(Written, LeadsAsync, ReplyTexts.NoTeam, new WaterfallStep("confirm", ConfirmAsync), new WaterfallStep("act", SendAsync)),
        teams.Of(Noticed, IsAskedToNoticeAsync, ReplyTexts.NothingToNotice, new WaterfallStep("act", NoticedAsync)),
    ];

    /// <summary>What <see cref="Written"/> is begun with.</summary>
    public static IReadOnlyDictionary<string, string> Options(ReplyKind kind, string words) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [CardActions.Says] = ReplyKinds.CodeOf(kind), [CardActions.Words] = AdaptiveText.Shorten(words, 2 * CommentText.MaxLength) };

    private static Task<bool> LeadsAsync(PersonRef person, Team team, CancellationToken cancellationToken) => Task.FromResult(team.Lets(person.Person, Operation.ReplyToDigest));

    private async Task<bool> IsAskedToNoticeAsync(PersonRef person, Team team, CancellationToken cancellationToken) =>
        (await desk.FindAsync(team.Ref, cancellationToken)).OpenCheck() is not null;

    private async Task<DialogTurnResult> NoticedAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is { } sender && await teams.TeamOfAsync(step, cancellationToken) is { } team && NoticedVote.Find(step.Values[CardActions.Value]) is { } vote)
        {
            step.AfterSave(async token => OutboundActivity.FromText((await desk.FindAsync(team.Ref, token)).OpenCheck() is { } check
                ? NoticedActions.Of(await votes.HandleAsync(sender.Person, new RoundRef(team.Ref, check.Round), check.Reply, vote, token))
                : ReplyTexts.NothingToNotice));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> HeardAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is { } sender && await teams.TeamOfAsync(step, cancellationToken) is { } team)
        {
            var at = AtOf(step);
            step.AfterSave(async token => OutboundActivity.FromText(ReplyTexts.Of(await replies.LookAsync(sender.Person, team.Ref, token) switch
            {
                ReplyOutcome.Ready ready => await replies.HandleAsync(sender.Person, new RoundRef(team.Ref, ready.Digest.Round), new LeaderReply.Heard(), at, token),
                var refusal => refusal,
            })));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> ConfirmAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is not { } sender || await teams.TeamOfAsync(step, cancellationToken) is not { } team
            || ReplyKinds.Find(step.Values[CardActions.Says]) is not { } kind)
        {
            return await step.EndDialogAsync(null, cancellationToken);
        }

        var outcome = await replies.LookAsync(sender.Person, team.Ref, cancellationToken);
        if (outcome is not ReplyOutcome.Ready ready)
        {
            step.Reply(ReplyTexts.Of(outcome));
            return await step.EndDialogAsync(null, cancellationToken);
        }

        // Fixed when it is first shown: what is sent is what was shown, whatever the day is by then.
        var draft = step.Values.ContainsKey(CardActions.Shown)
            ? DraftIn(step.Values, kind)
            : TypedReply.Read(kind, step.Values[CardActions.Words], step.Activity.Locale, time.GetUtcNow(), ZoneOf(team));
        if (draft.Read(ready.Today) is not DraftReading.Read { Reply: var reply })
        {
            step.Reply(draft.Words.Length == 0 ? TypedReply.HowTo : AdaptiveText.Escape(((DraftReading.Refused)draft.Read(ready.Today)).Problem));
            return await step.EndDialogAsync(null, cancellationToken);
        }

        step.Values[CardActions.Team] = team.Ref.Team.Value;
        step.Values[CardActions.Round] = ready.Digest.Round.Value;
        step.Values[CardActions.Words] = draft.Words;
        step.Values[CardActions.By] = reply is LeaderReply.WillDo will ? will.By.ToString(Day, CultureInfo.InvariantCulture) : "";
        step.Values[CardActions.Shown] = draft.Mark;
        var names = await roster.FindNamesAsync(team.Ref, cancellationToken);
        AdaptiveText question = $"Your team will see this, word for word:\n\n> {ReplyTexts.Of(reply)}\n\n{WarningsOf(reply, names)}Shall I send it? Write *yes* or *no*.";
        return await step.PromptAsync(Sure, new PromptOptions { Text = question.Markdown }, cancellationToken);
    }

    private async Task<DialogTurnResult> SendAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (step.Result is not ConfirmPrompt.Yes)
        {
            step.Reply(Phrase.Of("All right, nothing was sent."));
        }
        else if (Sender.Of(step.Activity) is { } sender && ReplyKinds.Find(step.Values[CardActions.Says]) is { } kind)
        {
            var (at, draft) = (AtOf(step), DraftIn(step.Values, kind));
            var round = new RoundRef(sender.In(new TeamId(step.Values[CardActions.Team])), new RoundId(step.Values[CardActions.Round]));
            step.AfterSave(async token => OutboundActivity.FromText(await SendAsync(sender, round, draft, at, token)));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<string> SendAsync(Sender sender, RoundRef round, ReplyDraft draft, DateTimeOffset at, CancellationToken cancellationToken) =>
        await replies.LookAsync(sender.Person, round, cancellationToken) switch
        {
            ReplyOutcome.Ready ready => draft.Read(ready.Today) switch
            {
                DraftReading.Read read => ReplyTexts.Of(await replies.HandleAsync(sender.Person, round, read.Reply, at, cancellationToken)),
                DraftReading.Refused refused => AdaptiveText.Escape(refused.Problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            var refusal => ReplyTexts.Of(refusal),
        };

    private static ReplyDraft DraftIn(IDictionary<string, string> values, ReplyKind kind) => ReplyDraft.Of(
        kind, values[CardActions.Words], DateOnly.TryParseExact(values[CardActions.By], Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var by) ? by : null);

    private static AdaptiveText WarningsOf(LeaderReply reply, IReadOnlyList<string>? names)
    {
        AdaptiveText warnings = $"";
        foreach (var warning in CommentCards.Warnings(ReplyActions.HintsIn(reply, names), names is not null).OfType<AdaptiveTextBlock>())
        {
            warnings = $"{warnings}{warning.Text}\n\n";
        }

        return warnings;
    }

    private static DateTimeZone ZoneOf(Team team) => DateTimeZoneProviders.Tzdb[(team.Cadence ?? PulseCadence.Default).ZoneId];

    private DateTimeOffset AtOf(WaterfallStepContext step) => step.Activity.Timestamp ?? time.GetUtcNow();
}
