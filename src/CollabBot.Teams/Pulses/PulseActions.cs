using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Pulses;

/// <summary>What the buttons of a pulse card do.</summary>
internal sealed class PulseActions(AnswerQuestion answers, OwnAnswers own)
{
    public async Task<CardAnswer> AnswerAsync(Sender sender, CardData data, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (RoundOf(sender, data) is not { } round || data.Number(CardActions.Question) is not { } question)
        {
            return Unreadable();
        }

        var value = data.Text(CardActions.Value);
        if (value is null && !data.IsEmptyText(CardActions.Value))
        {
            return Unreadable();
        }

        if (value is not null && data.Number(CardActions.Value) is null)
        {
            return new CardAnswer.Notice(PulseReplies.OutOfRange(value));
        }

        Reply reply = data.Number(CardActions.Value) is { } rating ? new Reply.Rated(rating) : new Reply.PassedOver();
        return Replaced(await answers.HandleAsync(sender.Person, round, question, reply, StampOf(data), at, cancellationToken));
    }

    /// <summary>Turns to the question that the card names; without one, shows where the person stands.</summary>
    public async Task<CardAnswer> ShowQuestionAsync(Sender sender, CardData data, CancellationToken cancellationToken)
    {
        if (RoundOf(sender, data) is not { } round)
        {
            return Unreadable();
        }

        var outcome = data.Number(CardActions.Question) is { } question
            ? await answers.TurnToAsync(sender.Person, round, question, cancellationToken)
            : await answers.ShowAsync(sender.Person, round, cancellationToken);
        return Replaced(outcome);
    }

    /// <summary>Lists what the person has answered.</summary>
    public async Task<CardAnswer> MyAnswersAsync(Sender sender, CardData data, CancellationToken cancellationToken) =>
        RoundOf(sender, data) is { } round ? Replaced(await own.ListAsync(sender.Person, round, cancellationToken)) : Unreadable();

    public async Task<CardAnswer> WithdrawAsync(Sender sender, CardData data, CancellationToken cancellationToken) =>
        RoundOf(sender, data) is { } round ? Replaced(await own.WithdrawAsync(sender.Person, round, StampOf(data), null, cancellationToken)) : Unreadable();

    /// <summary>Shows what a leader will see of the round, from made-up answers.</summary>
    public async Task<CardAnswer> PreviewAsync(Sender sender, CardData data, CancellationToken cancellationToken)
    {
        if (RoundOf(sender, data) is not { } round)
        {
            return Unreadable();
        }

        var outcome = await answers.ShowAsync(sender.Person, round, cancellationToken);
        return outcome is AnswerOutcome.Shown shown ? new CardAnswer.Replaced(PulseCards.Preview(shown.View)) : Replaced(outcome);
    }

    private static CardStamp StampOf(CardData data) => new(data.Number(CardActions.Revision) ?? 0, data.Text(CardActions.Stamp) ?? "");

    private static CardAnswer.Replaced Replaced(AnswerOutcome outcome) => new(PulseReplies.CardOf(outcome));

    private static CardAnswer.Replaced Unreadable() =>
        new(PulseCards.Note(Phrase.Of("I cannot read this card"), Phrase.Of("It does not say which question it was for. Nothing was saved."), Phrase.Of("Write pulse to get a fresh one.")));

    private static RoundRef? RoundOf(Sender sender, CardData data) =>
        data.Id(CardActions.Team) is { } team && data.Id(CardActions.Round) is { } round
            ? new RoundRef(sender.In(new TeamId(team)), new RoundId(round))
            : null;
}
