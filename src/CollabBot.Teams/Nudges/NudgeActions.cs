using System.Diagnostics;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Nudges;

/// <summary>What the buttons on nudges do. Whoever presses one is told so, and nobody else.</summary>
internal sealed class NudgeActions(ReplyToNudge replies)
{
    private static string Unreadable => Phrase.Of("I cannot tell which step this is about. Nothing was saved.");

    /// <summary>The answer is a notice: in a channel, another card would show everybody what one of them pressed.</summary>
    public async Task<CardAnswer> ReplyAsync(Sender sender, CardData data, CancellationToken cancellationToken) =>
        new CardAnswer.Notice(
            data.Id(CardActions.Team) is { } team && data.Id(CardActions.Nudge) is { } id && NudgeCodes.Find(data.Text(CardActions.Value)) is { } reply
            && NudgeRef.Parse(sender.In(new TeamId(team)), id) is { } nudge
                ? TextOf(await replies.HandleAsync(sender.Person, nudge, reply, cancellationToken))
                : Unreadable);

    /// <summary>All nudges of an area, or the first page.</summary>
    public static CardAnswer Browse(CardData data) =>
        new CardAnswer.Replaced(NudgeLibraryCards.Of(data.Id(CardActions.Area) is { } area ? PracticeArea.Find(area) : null));

    internal static string TextOf(NudgeReplyOutcome outcome) => outcome switch
    {
        NudgeReplyOutcome.Noted { Reply: NudgeReply.WillTry } => Phrase.Of("Noted. In a week I ask whether it helped."),
        NudgeReplyOutcome.Noted { Reply: NudgeReply.NotNow } => Phrase.Of("Noted: not now. If many say so twice in a row I leave out a week."),
        NudgeReplyOutcome.Noted { Reply: NudgeReply.NotForUs } => Phrase.Of("Noted: not for us. If most who reply say so, your team does not get this one again."),
        NudgeReplyOutcome.TurnedDown => Phrase.Of("Noted. Your team does not get this one again."),
        NudgeReplyOutcome.Noted => Phrase.Of("Thank you. It counts towards what I suggest next; nobody sees that it was you."),
        NudgeReplyOutcome.Over => Phrase.Of("That is over: what people said has been counted. Nothing was saved."),
        NudgeReplyOutcome.NotTheirs => Phrase.Of("This step was for others: its team or its leaders. Nothing was saved."),
        _ => throw new UnreachableException(),
    };
}
