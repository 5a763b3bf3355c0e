using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Pulses;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Comments;

/// <summary>What the buttons of the comment cards do. Nothing is saved that its author was not shown as their leader will see it.</summary>
internal sealed class CommentActions(WriteComment comments, TeamsRoster roster, ReportingLine line)
{
    /// <param name="at">When the button was pressed.</param>
    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (data.Id(CardActions.Team) is not { } team || data.Id(CardActions.Round) is not { } id)
        {
            return new CardAnswer.Replaced(PulseCards.Note(Phrase.Of("I cannot read this card"), Phrase.Of("It does not say which pulse it was for. Nothing was saved."), Phrase.Of("Write comment to get a fresh one.")));
        }

        var round = new RoundRef(sender.In(new TeamId(team)), new RoundId(id));
        var area = data.Id(CardActions.Area) is { } name ? PracticeArea.Find(name) : null;
        var draft = CommentDraft.Of(area, data.Text(CardActions.Words) ?? "");
        return new CardAnswer.Replaced(verb switch
        {
            CardActions.Comment => await BoxAsync(sender, round, area, cancellationToken),
            CardActions.CommentCheck => await PreviewAsync(sender, round, draft, changed: false, cancellationToken),
            CardActions.CommentSeal when data.Text(CardActions.Shown) == draft.Mark => await SealAsync(sender, round, draft, at, cancellationToken),
            CardActions.CommentSeal => await PreviewAsync(sender, round, draft, changed: true, cancellationToken),
            CardActions.CommentWithdraw => CardOf(await comments.WithdrawAsync(sender.Person, round, area, at, cancellationToken)),
            CardActions.MyComments => CardOf(await comments.ShowAsync(sender.Person, round, cancellationToken)),
            _ => throw new UnreachableException(),
        });
    }

    /// <summary>The box, with what the person has said on an area so far.</summary>
    public async Task<AdaptiveCard> BoxAsync(Sender sender, RoundRef round, PracticeArea? area, CancellationToken cancellationToken) =>
        await comments.ShowAsync(sender.Person, round, cancellationToken) is var outcome && outcome is CommentOutcome.Shown shown
            ? BoxOf(shown.View, area is null ? CommentDraft.Empty : CommentDraft.Of(area, shown.View.On(area)?.Value ?? ""))
            : CardOf(outcome);

    /// <summary>What the leader will see, or what must be changed before it can be shown.</summary>
    /// <param name="changed">The words are not those that were shown last.</param>
    public async Task<AdaptiveCard> PreviewAsync(Sender sender, RoundRef round, CommentDraft draft, bool changed, CancellationToken cancellationToken)
    {
        var outcome = await comments.ShowAsync(sender.Person, round, cancellationToken);
        if (outcome is not CommentOutcome.Shown { View: var view })
        {
            return CardOf(outcome);
        }

        if (draft.Area is not { } area || (!view.Areas.Contains(area) && view.On(area) is null))
        {
            return CommentCards.Box(view, draft with { Area = null }, [Phrase.Of("Choose what it is about.")], line);
        }

        if (draft.Reading is not CommentReading.Read { Text: var text })
        {
            return CommentCards.Box(view, draft, [ProblemOf(draft.Reading)], line);
        }

        var names = await roster.FindNamesAsync(round.Team, cancellationToken);
        return CommentCards.Preview(view, draft, text, CommentHints.In(text, names ?? []), names is not null, changed, line);
    }

    public async Task<AdaptiveCard> SealAsync(Sender sender, RoundRef round, CommentDraft draft, DateTimeOffset at, CancellationToken cancellationToken) =>
        draft is { Area: { } area, Reading: CommentReading.Read { Text: var text } }
            ? CardOf(await comments.SealAsync(sender.Person, round, area, text, at, cancellationToken))
            : await PreviewAsync(sender, round, draft, changed: false, cancellationToken);

    internal static AdaptiveCard CardOf(CommentOutcome outcome) => outcome switch
    {
        CommentOutcome.Shown shown => CommentCards.Mine(shown.View),
        CommentOutcome.Sealed done => CommentCards.Sealed(done.View),
        CommentOutcome.Withdrawn withdrawn => CommentCards.Mine(withdrawn.View),
        CommentOutcome.Ended => PulseCards.Note(
            Phrase.Of("This sweep has ended"), Phrase.Of("What was held of it has been opened: shown if enough people commented, else deleted. Nothing was changed."), Phrase.Of("Write comment to see whether you can add something to the next.")),
        CommentOutcome.TooLate => PulseCards.Note(
            Phrase.Of("That may have come too late"), Phrase.Of("The sweep ended while I was writing it down. I cannot say whether it is among what is opened now."), Phrase.Of("Whatever was held is gone with the sweep; there is nothing you need to do.")),
        CommentOutcome.NotTaken => PulseCards.Note(Phrase.Of("Your team takes no comments"), Phrase.Of("Nothing was saved."), Phrase.Of("An admin of the team can turn them on.")),
        CommentOutcome.NoSuchArea => PulseCards.Note(Phrase.Of("You were not asked about that"), Phrase.Of("A comment goes with one of your questions. Nothing was saved."), Phrase.Of("Write comment to see on what you can comment.")),
        CommentOutcome.NotAsked => PulseCards.Note(
            Phrase.Of("This pulse is not for you"), Phrase.Of("You are not one of the people who are asked this time, so nothing was saved."), Phrase.Of("If you have just joined the team, I will ask you next time.")),
        CommentOutcome.UnknownRound => PulseCards.Note(
            Phrase.Of("I do not know this pulse"), Phrase.Of("It may be from another installation of me, or have been deleted. Nothing was saved."), Phrase.Of("Write comment to see on what you can comment.")),
        _ => throw new UnreachableException(),
    };

    private AdaptiveCard BoxOf(CommentView view, CommentDraft draft) => view.Areas is [] && view.Comments is [] ? CardOf(new CommentOutcome.NotTaken()) : CommentCards.Box(view, draft, [], line);

    private static string ProblemOf(CommentReading reading) => reading switch
    {
        CommentReading.Empty => Phrase.Of("There is nothing in the box that can be seen. Write something, or go back."),
        CommentReading.TooLong tooLong => Phrase.Of($"That is {tooLong.Length} characters; at most {CommentText.MaxLength} fit. Nothing was saved."),
        CommentReading.TooLarge large => Phrase.Of($"That takes {large.Room} units of room on a card, and {CommentText.MaxRoom} are there: some of its characters are put together from several. Use fewer of them. Nothing was saved."),
        _ => throw new UnreachableException(),
    };
}
