using System.Diagnostics;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Loop;

/// <summary>What the buttons do by which people say whether they noticed something. The card stays as it is: in a channel it shows nobody what was said.</summary>
internal sealed class NoticedActions(VoteNoticed votes)
{
    private static string Unreadable => Phrase.Of("I cannot read this button: it may be from another version of me. Nothing was saved.");

    public async Task<CardAnswer> VoteAsync(Sender sender, CardData data, CancellationToken cancellationToken) => new CardAnswer.Notice(
        data.Id(CardActions.Team) is { } team && data.Id(CardActions.Round) is { } round && data.Number(CardActions.Reply) is { } reply && NoticedVote.Find(data.Text(CardActions.Value)) is { } vote
            ? Of(await votes.HandleAsync(sender.Person, new RoundRef(sender.In(new TeamId(team)), new RoundId(round)), reply, vote, cancellationToken))
            : Unreadable);

    public static string Of(NoticedOutcome outcome) => outcome switch
    {
        NoticedOutcome.Noted => Phrase.Of("Thank you. It is sealed; you can change it while the question is open."),
        NoticedOutcome.NotedBefore => Phrase.Of("You have said so already. Nothing has changed."),
        NoticedOutcome.Over => Phrase.Of("This question is over, so nothing was saved."),
        NoticedOutcome.NotAsked => Phrase.Of("You were not asked in the pulse that this goes back to, so nothing was saved."),
        _ => throw new UnreachableException(),
    };
}
