using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Languages;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Pulses;

namespace CollabBot.Teams.Loop;

/// <summary>How a leader replies to a digest: buttons under it, a box, and what the team will see before it is sent.</summary>
internal static class ReplyCards
{
    /// <summary>What of a card the words may take where they stand for the third time.</summary>
    private const int RoomInFallback = 1_000;

    /// <summary>The same in the box: what is far too long is told, and not given back.</summary>
    private const int RoomInBox = 7_000;

    private static string Label => Phrase.Of($"at most {CommentText.MaxLength} characters");

    /// <summary>What plain text says in place of the buttons.</summary>
    public static string InWords => Phrase.Of("To reply, write heard, will do and what, or cannot because and why: your team reads it.");

    /// <summary>Three buttons for the digest of a team. The digest stays as it is: a leader may want to read it again.</summary>
    public static IReadOnlyList<AdaptiveAction> Actions(RoundRef round) =>
    [
        new AdaptiveExecuteAction { Title = Phrase.Of("Heard"), Verb = CardActions.ReplyHeard, Data = Data(round) },
        new AdaptiveExecuteAction { Title = Phrase.Of("Will do …"), Verb = CardActions.ReplyOpen, Data = Data(round, ReplyKind.WillDo) },
        new AdaptiveExecuteAction { Title = Phrase.Of("Cannot, because …"), Verb = CardActions.ReplyOpen, Data = Data(round, ReplyKind.Cannot) },
    ];

    /// <summary>The box to write in, in a message of its own below the digest.</summary>
    public static AdaptiveCard Box(ReplyOutcome.Ready ready, ReplyKind kind) => Card(ready, ReplyDraft.Of(kind, "", null), InWords, [], canBeSent: false);

    /// <summary>The same with what the team will see above it.</summary>
    /// <param name="hints">By what somebody may be known.</param>
    /// <param name="changed">The words are not those that were shown last.</param>
    public static AdaptiveCard Preview(ReplyOutcome.Ready ready, ReplyDraft draft, LeaderReply reply, IReadOnlyList<CommentHint> hints, bool namesRead, bool changed) => Card(
        ready,
        reply is LeaderReply.WillDo will ? draft with { By = will.By } : draft,
        Phrase.Of($"Your team will see this, word for word: {(CommentText.RoomOf(draft.Words) <= RoomInFallback ? ReplyTexts.InPlainWords(reply) : Phrase.Of("what you wrote"))} To send it, write it to me and say yes."),
        [
            .. changed ? [CardText.Quiet($"You have changed it since I showed it to you. This is how it reads now.")] : (ReadOnlySpan<AdaptiveElement>)[],
            CardText.Plain($"**Your team will see this, word for word**"),
            new AdaptiveContainer { Style = AdaptiveContainerStyle.Emphasis, RoundedCorners = true, Spacing = AdaptiveSpacing.Small, Items = [CardText.Plain(ReplyTexts.Of(reply))] },
            .. CommentCards.Warnings(hints, namesRead),
        ],
        canBeSent: true);

    /// <summary>The box again, and why what is in it cannot be sent.</summary>
    public static AdaptiveCard Refused(ReplyOutcome.Ready ready, ReplyDraft draft, string problem) =>
        Card(ready, draft, problem, [new AdaptiveTextBlock { Text = $"{problem}", Color = AdaptiveTextColor.Attention }], canBeSent: false);

    /// <summary>In place of the preview. Does not repeat the words, which the team reads.</summary>
    public static AdaptiveCard Of(ReplyOutcome outcome) => outcome is ReplyOutcome.Noted or ReplyOutcome.NotedBefore
        ? PulseCards.Note(outcome is ReplyOutcome.Noted ? Phrase.Of("Sent") : Phrase.Of("Nothing has changed"), ReplyTexts.Of(outcome), Phrase.Of("To say something else, use the buttons of the digest: your newest reply counts."))
        : PulseCards.Note(Phrase.Of("Nothing was sent"), ReplyTexts.Of(outcome), Phrase.Of("Write help to see what I understand."));

    private static IEnumerable<AdaptiveElement> Boxes(ReplyDraft draft)
    {
        var isWillDo = draft.Kind is ReplyKind.WillDo;
        yield return new AdaptiveTextInput
        {
            Id = isWillDo ? CardActions.What : CardActions.Why,
            Label = isWillDo ? Phrase.Of($"What you will do, {Label}") : Phrase.Of($"Why you cannot, {Label}"),
            IsMultiline = true,
            Value = draft.Words is { Length: > 0 } words && CommentText.RoomOf(words) <= RoomInBox ? words : null,
        };
        if (isWillDo)
        {
            yield return new AdaptiveDateInput { Id = CardActions.By, Label = Phrase.Of("By when; two weeks from today if you leave it empty"), Value = draft.By };
        }
    }

    private static AdaptiveCard Card(ReplyOutcome.Ready ready, ReplyDraft draft, string inWords, IEnumerable<AdaptiveElement> said, bool canBeSent)
    {
        var round = new RoundRef(ready.Team.Ref, ready.Digest.Round);
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = inWords,
            Body =
            [
                PulseCards.Header(PulseCards.Title(ready.Team.Name), $"{CardText.Day(ready.Digest.Date)}"),
                AdaptiveTextBlock.Heading($"Your reply to the digest") with { Spacing = AdaptiveSpacing.Medium },
                .. said,
                .. Boxes(draft),
            ],
            Actions =
            [
                .. canBeSent ? [new AdaptiveExecuteAction { Title = Phrase.Of("Send it to my team"), Verb = CardActions.ReplySend, Data = Data(round, draft.Kind, draft.Mark) }] : (ReadOnlySpan<AdaptiveAction>)[],
                new AdaptiveExecuteAction { Title = Phrase.Of("Show me what my team will see"), Verb = CardActions.ReplyCheck, Data = Data(round, draft.Kind) },
            ],
        };
    }

    private static JsonObject Data(RoundRef round) => new() { ["v"] = 1, [CardActions.Team] = round.Team.Team.Value, [CardActions.Round] = round.Round.Value };

    /// <param name="shown">The mark of what the card shows.</param>
    private static JsonObject Data(RoundRef round, ReplyKind kind, string? shown = null)
    {
        var data = Data(round);
        data[CardActions.Says] = ReplyKinds.CodeOf(kind);
        if (shown is not null)
        {
            data[CardActions.Shown] = shown;
        }

        return data;
    }
}
