using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Loop;

/// <summary>What the buttons under a digest do. Nothing is sent that the leader was not shown as the team will see it.</summary>
internal sealed class ReplyActions(ReplyToDigest replies, TeamsRoster roster)
{
    private static string Unreadable => Phrase.Of("This card does not say which digest it was for. Nothing was sent. Write heard, will do and what, or cannot because and why.");

    /// <param name="at">When the button was pressed.</param>
    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (data.Id(CardActions.Team) is not { } team || data.Id(CardActions.Round) is not { } id)
        {
            return new CardAnswer.Notice(Unreadable);
        }

        var round = new RoundRef(sender.In(new TeamId(team)), new RoundId(id));
        if (verb is CardActions.ReplyHeard)
        {
            return new CardAnswer.Notice(ReplyTexts.Of(await replies.HandleAsync(sender.Person, round, new LeaderReply.Heard(), at, cancellationToken)));
        }

        if (ReplyDraft.In(data) is not { } draft)
        {
            return new CardAnswer.Notice(Unreadable);
        }

        return await replies.LookAsync(sender.Person, round, cancellationToken) switch
        {
            ReplyOutcome.Ready ready when verb is CardActions.ReplyOpen => new CardAnswer.Beside(ReplyCards.Box(ready, draft.Kind)),
            ReplyOutcome.Ready ready => new CardAnswer.Replaced(await ReadAsync(ready, draft, verb is CardActions.ReplySend ? data.Text(CardActions.Shown) : null, sender, at, cancellationToken)),
            var refusal when verb is CardActions.ReplyOpen => new CardAnswer.Notice(ReplyTexts.Of(refusal)),
            var refusal => new CardAnswer.Replaced(ReplyCards.Of(refusal)),
        };
    }

    /// <param name="names">Of everybody in the team; null when they could not be read.</param>
    public static IReadOnlyList<CommentHint> HintsIn(LeaderReply reply, IReadOnlyList<string>? names) => reply switch
    {
        LeaderReply.WillDo will => CommentHints.In(will.What, names ?? []),
        LeaderReply.Cannot cannot => CommentHints.In(cannot.Why, names ?? []),
        _ => [],
    };

    /// <summary>Sends what the leader was shown; shows what they were not, or what is wrong with it.</summary>
    /// <param name="toSend">The mark of what the leader wants sent; null when they only want to see it.</param>
    private async Task<AdaptiveCard> ReadAsync(ReplyOutcome.Ready ready, ReplyDraft draft, string? toSend, Sender sender, DateTimeOffset at, CancellationToken cancellationToken)
    {
        switch (draft.Read(ready.Today))
        {
            case DraftReading.Read { Reply: var reply } when toSend == draft.Mark:
                return ReplyCards.Of(await replies.HandleAsync(sender.Person, new RoundRef(ready.Team.Ref, ready.Digest.Round), reply, at, cancellationToken));
            case DraftReading.Read { Reply: var reply }:
                var names = await roster.FindNamesAsync(ready.Team.Ref, cancellationToken);
                return ReplyCards.Preview(ready, draft, reply, HintsIn(reply, names), names is not null, changed: toSend is not null);
            case DraftReading.Refused { Problem: var problem }:
                return ReplyCards.Refused(ready, draft, problem);
            default:
                throw new UnreachableException();
        }
    }
}
