using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Languages;
using CollabBot.Teams.Pulses;

namespace CollabBot.Teams.Comments;

/// <summary>The cards on which a person writes a comment, sees it as their leader will, and finds it again.</summary>
internal static class CommentCards
{
    /// <summary>What of a card its words may take where they stand for the third time.</summary>
    private const int RoomInFallback = 1_000;

    /// <summary>The same in the box: what is far too long is told, and not given back.</summary>
    private const int RoomInBox = 7_000;

    /// <summary>The same for all comments of a person together.</summary>
    private const int RoomInList = 4_000;

    private static string NamesUnread => Phrase.Of("I could not read your team's names just now, so I have not looked for them.");

    /// <summary>The box, empty or with what was written so far.</summary>
    /// <param name="problems">Why it cannot be shown or sealed yet.</param>
    public static AdaptiveCard Box(CommentView view, CommentDraft draft, IReadOnlyList<string> problems, ReportingLine line) => Card(
        view, draft, line, Phrase.Of($"{InBrief(view)} Write comment, the area, a colon and your words, such as comment trust: we should…"),
        [.. problems.Select(problem => new AdaptiveTextBlock { Text = $"{problem}", Color = AdaptiveTextColor.Attention })], isShown: false);

    /// <summary>The same with what the leader will see above it.</summary>
    /// <param name="hints">By what the author may be known; null when the names could not be read.</param>
    public static AdaptiveCard Preview(CommentView view, CommentDraft draft, CommentText text, IReadOnlyList<CommentHint> hints, bool namesRead, bool changed, ReportingLine line) => Card(
        view, draft, line,
        Phrase.Of($"Your leader will see this, word for word: {(CommentText.RoomOf(text.Value) <= RoomInFallback ? AdaptiveText.Plain(text.Value) : Phrase.Of("what you wrote"))} To seal it, write send comment {draft.Area!.Id}: and the same words."),
        [
            .. changed ? [CardText.Quiet($"You have changed it since I showed it to you. This is how it reads now.")] : (ReadOnlySpan<AdaptiveElement>)[],
            CardText.Plain($"**Your leader will see this, word for word**"),
            new AdaptiveContainer { Style = AdaptiveContainerStyle.Emphasis, RoundedCorners = true, Spacing = AdaptiveSpacing.Small, Items = [.. DigestComments.Of([new AreaComments(draft.Area!, [text.Value])])] },
            .. Warnings(hints, namesRead),
        ],
        isShown: true);

    /// <summary>In place of the box, once the comment is held. Does not repeat it.</summary>
    public static AdaptiveCard Sealed(CommentView view) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Your comment is sealed. Write my comments to see it, withdraw comments to destroy it."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Your comment is sealed"),
            CardText.Plain($"Nobody can read it before this sweep ends. Until then you can see, change and withdraw it."),
            CardText.Quiet(Rule(view)),
        ],
        Actions = [Act(Phrase.Of("See or withdraw my comments"), CardActions.MyComments, view), Act(Phrase.Of("Back to my questions"), CardActions.ShowQuestion, view)],
    };

    /// <summary>A person's own comments, because they asked for them.</summary>
    public static AdaptiveCard Mine(CommentView view) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"Your comments in this sweep: {view.Comments.Count}. Write withdraw comments to destroy them."),
        Body =
        [
            PulseCards.Header(PulseCards.Title(view.Plan.TeamName), $"pulse {view.Plan.Pulse!.Index + 1} of {view.Plan.Pulse.Pattern.PulsesPerSweep}"),
            AdaptiveTextBlock.Heading($"Your comments in this sweep") with { Spacing = AdaptiveSpacing.Medium },
            .. view.Comments is [] ? [CardText.Plain($"There are none.")] : Rows(view),
            CardText.Quiet($"Only you can see this card. Teams keeps what stands in a chat: press **Hide** when you have read it. A code that withdraws answers does not withdraw comments.") with { Spacing = AdaptiveSpacing.Medium },
            CardText.Quiet(Rule(view)),
        ],
        Actions = [Act(Phrase.Of("Hide"), CardActions.ShowQuestion, view)],
    };

    private static IEnumerable<AdaptiveElement> Rows(CommentView view)
    {
        var left = RoomInList;
        foreach (var comment in view.Comments)
        {
            left -= CommentText.RoomOf(comment.Text.Value);
            foreach (var element in Row(view, comment, hasRoom: left >= 0))
            {
                yield return element;
            }
        }
    }

    private static AdaptiveElement[] Row(CommentView view, OwnComment comment, bool hasRoom) =>
    [
        .. DigestComments.Of([new AreaComments(comment.Area, hasRoom ? [comment.Text.Value] : [])]),
        .. hasRoom ? [] : (ReadOnlySpan<AdaptiveElement>)[CardText.Quiet($"There is no more room on this card; **Change** shows it to you.")],
        new AdaptiveActionSet
        {
            Spacing = AdaptiveSpacing.Small,
            Actions =
            [
                Act(Phrase.Of($"Change: {comment.Area.ShortName}"), CardActions.Comment, view, (CardActions.Area, comment.Area.Id)),
                Act(Phrase.Of($"Withdraw: {comment.Area.ShortName}"), CardActions.CommentWithdraw, view, (CardActions.Area, comment.Area.Id)),
            ],
        },
    ];

    private static AdaptiveCard Card(CommentView view, CommentDraft draft, ReportingLine line, string inWords, IReadOnlyList<AdaptiveElement> said, bool isShown) => new()
    {
        Lang = CardText.Language,
        FallbackText = inWords,
        Body =
        [
            PulseCards.Header(PulseCards.Title(view.Plan.TeamName), $"pulse {view.Plan.Pulse!.Index + 1} of {view.Plan.Pulse.Pattern.PulsesPerSweep}"),
            AdaptiveTextBlock.Heading($"Anything to add?") with { Spacing = AdaptiveSpacing.Medium },
            CardText.Plain($"Only if you like: a few words for those who receive the digest.") with { Spacing = AdaptiveSpacing.Small },
            .. said,
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Area,
                Label = Phrase.Of("What it is about"),
                IsRequired = true,
                ErrorMessage = Phrase.Of("Choose what it is about."),
                Style = AdaptiveChoiceInputStyle.Expanded,
                Wrap = true,
                Value = draft.Area?.Id ?? (Offered(view, draft) is [var only] ? only.Id : null),
                Choices = [.. Offered(view, draft).Select(area => new AdaptiveChoice($"{area.ShortName}: {CommentPrompt.Of(area)}", area.Id))],
            },
            new AdaptiveTextInput
            {
                Id = CardActions.Words,
                Label = Phrase.Of($"Your words, at most {CommentText.MaxLength} characters"),
                IsMultiline = true,
                Value = CommentText.RoomOf(draft.Words) <= RoomInBox ? draft.Words : "",
            },
            CardText.Quiet($"{line.Text}"),
            CardText.Quiet(Rule(view)),
        ],
        Actions =
        [
            .. isShown ? [Act(Phrase.Of("Seal it"), CardActions.CommentSeal, view, (CardActions.Shown, draft.Mark))] : (ReadOnlySpan<AdaptiveAction>)[],
            Act(Phrase.Of("Show me what my leader will see"), CardActions.CommentCheck, view),
            .. line.Actions,
            Act(Phrase.Of("Back to my questions"), CardActions.ShowQuestion, view),
        ],
    };

    private static IReadOnlyList<PracticeArea> Offered(CommentView view, CommentDraft draft) =>
        draft.Area is { } area && !view.Areas.Contains(area) && view.On(area) is not null ? [.. view.Areas, area] : view.Areas;

    /// <summary>By what somebody may be known, for whoever is about to send it.</summary>
    /// <param name="namesRead">The team's names could be looked for.</param>
    internal static IEnumerable<AdaptiveElement> Warnings(IReadOnlyList<CommentHint> hints, bool namesRead)
    {
        if (hints.Count > 0)
        {
            yield return new AdaptiveTextBlock { Text = $"Somebody may be known by this. You can leave it so; it is up to you.", Color = AdaptiveTextColor.Warning };
            foreach (var kind in hints.GroupBy(hint => hint.Kind))
            {
                yield return CardText.Quiet($"{InWords(kind.Key)}: {string.Join(", ", kind.Select(hint => $"“{hint.Words}”"))}") with { Spacing = AdaptiveSpacing.None };
            }
        }

        if (!namesRead)
        {
            yield return CardText.Quiet($"{NamesUnread}");
        }
    }

    private static string InWords(CommentHintKind kind) => kind switch
    {
        CommentHintKind.Name => Phrase.Of("A name in your team"),
        CommentHintKind.Address => Phrase.Of("An e-mail address"),
        CommentHintKind.Date => Phrase.Of("A day"),
        _ => Phrase.Of("What you say of yourself"),
    };

    /// <summary>The promise about comments.</summary>
    private static AdaptiveText Rule(CommentView view)
    {
        var pulse = view.Plan.Pulse!;
        return $"Held, sealed, until this sweep of {pulse.Pattern.PulsesPerSweep} pulses ends; this is pulse {pulse.Index + 1}. Then shown to those who receive the digest, without name, date or order, and only if {view.Plan.Comments!.Answers} or more people answered in the area and {CommentPromise.FewestComments} or more of them commented. Else it is deleted, and I tell you. What was shown is deleted after {CommentPromise.Kept.Days} days.";
    }

    private static string InBrief(CommentView view) => Phrase.Of($"Anything to add? You can comment on {CardText.Listed(view.Areas)}.");

    private static AdaptiveExecuteAction Act(string title, string verb, CommentView view, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var data = new JsonObject { ["v"] = 1, [CardActions.Team] = view.Plan.Ref.Team.Team.Value, [CardActions.Round] = view.Plan.Ref.Round.Value };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return new AdaptiveExecuteAction { Title = title, Verb = verb, Data = data };
    }
}
