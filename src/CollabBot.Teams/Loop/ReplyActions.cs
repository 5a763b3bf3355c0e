using CollabBot.Core.Comments;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Loop;

/// <summary>What the buttons under a digest do. Nothing is sent that the leader was not shown as the team will see it.</summary>
internal sealed class ReplyActions(ReplyToDigest replies, TeamsRoster roster)
{
    private const string Unreadable = "This card does not say which digest it was for. Nothing was sent. Write heard, will do and what, or cannot because and why.";

    /// <param name="at">When the button was pressed.</param>
    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (data.Id(CardActions.Team) is not { } team || data.Id(CardActions.Round) is not { } id)
        {
            return new CardAnswer.Notice(Unreadable);
        }

        var round = new RoundRef(sender.In(new TeamId(team)), new RoundId(id));
        return verb is CardActions.ReplyHeard
            ? new CardAnswer.Notice(ReplyTexts.Of(await replies.HandleAsync(sender.Person, round, new LeaderReply.Heard(), at, cancellationToken)))
            : ReplyDraft.In(data) is { } draft ? await HandleAsync(verb, sender, round, draft, data.Text(CardActions.Shown), at, cancellationToken)
            : new CardAnswer.Notice(Unreadable);
    }

    /// <param name="shown">The mark of what the leader was shown; null from the digest itself.</param>
    private async Task<CardAnswer> HandleAsync(string verb, Sender sender, RoundRef round, ReplyDraft draft, string? shown, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var outcome = await replies.LookAsync(sender.Person, round, cancellationToken);
        if (outcome is not ReplyOutcome.Ready ready)
        {
            return shown is null ? new CardAnswer.Notice(ReplyTexts.Of(outcome)) : new CardAnswer.Replaced(ReplyCards.Of(outcome));
        }

        var reading = draft.Read(ready.Today);
        if (reading is DraftReading.Read { Reply: var reply } && verb is CardActions.ReplySend && shown == draft.Mark)
        {
            return new CardAnswer.Replaced(ReplyCards.Of(await replies.HandleAsync(sender.Person, round, reply, at, cancellationToken)));
        }

        if (reading is DraftReading.Refused { Problem: var problem })
        {
            // The box is still open below the digest, with the words in it.
            return shown is null
                ? new CardAnswer.Notice(problem)
                : new CardAnswer.Replaced(ReplyCards.Refused(ready, draft, problem));
        }

        var seen = ((DraftReading.Read)reading).Reply;
        var names = await roster.FindNamesAsync(round.Team, cancellationToken);
        var preview = ReplyCards.Preview(ready, draft, seen, HintsIn(seen, names), names is not null, changed: verb is CardActions.ReplySend);
        return shown is null ? new CardAnswer.Beside(preview) : new CardAnswer.Replaced(preview);
    }

    /// <param name="names">Of everybody in the team; null when they could not be read.</param>
    public static IReadOnlyList<CommentHint> HintsIn(LeaderReply reply, IReadOnlyList<string>? names) => reply switch
    {
        LeaderReply.WillDo will => CommentHints.In(will.What, names ?? []),
        LeaderReply.Cannot cannot => CommentHints.In(cannot.Why, names ?? []),
        _ => [],
    };
}
