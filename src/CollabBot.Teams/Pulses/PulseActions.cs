using System.Diagnostics;
using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Pulses;

/// <summary>What the buttons of a pulse card do.</summary>
internal sealed class PulseActions(AnswerQuestion answers, TeamRegistry teams, PulsePosition position)
{
    public async Task<CardAnswer> AnswerAsync(Sender sender, DialogKey key, CardData data, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (RoundOf(sender, data) is not { } round || data.Number(CardActions.Question) is not { } question)
        {
            return Unreadable();
        }

        var value = data.Text(CardActions.Value);
        if (value is not null && data.Number(CardActions.Value) is null)
        {
            return new CardAnswer.Notice(OutOfRange(value));
        }

        Reply reply = data.Number(CardActions.Value) is { } rating ? new Reply.Rated(rating) : new Reply.PassedOver();
        var card = new CardStamp(data.Number(CardActions.Revision) ?? 0, data.Text(CardActions.Stamp) ?? "");
        return await ShowAsync(key, round, await answers.HandleAsync(sender.Person, round, question, reply, card, at, cancellationToken), cancellationToken);
    }

    public async Task<CardAnswer> ShowQuestionAsync(Sender sender, DialogKey key, CardData data, CancellationToken cancellationToken) => RoundOf(sender, data) is { } round
        ? await ShowAsync(key, round, await answers.ShowAsync(sender.Person, round, data.Number(CardActions.Question), cancellationToken), cancellationToken)
        : Unreadable();

    /// <summary>What an outcome looks like as a card; also for answers that were typed.</summary>
    public async Task<AdaptiveCard> CardOfAsync(AnswerOutcome outcome, TeamRef team, CancellationToken cancellationToken) => outcome switch
    {
        AnswerOutcome.Shown shown => PulseCards.Of(shown.View, (await teams.FindAsync(team, cancellationToken))?.Name),
        AnswerOutcome.Closed closed => PulseCards.Closed(closed.Plan),
        AnswerOutcome.NotAsked => PulseCards.Note(
            "This pulse is not for you", "You are not one of the people who are asked this time, so nothing was saved.", "If you have just joined the team, I will ask you next time."),
        AnswerOutcome.UnknownRound => PulseCards.Note(
            "I do not know this pulse", "It may be from another installation of me, or have been deleted. Nothing was saved.", "Write pulse to see what is open for you."),
        AnswerOutcome.NotOurCard => PulseCards.Note(
            "I cannot use this card", "It was changed, or it was not made by me. Nothing was saved.", "Write pulse to get a fresh one."),
        AnswerOutcome.NoSuchQuestion none => PulseCards.Note(
            "I cannot use this card", string.Create(CultureInfo.InvariantCulture, $"It asks for question {(long)none.Question + 1}; you have {none.Count}. Nothing was saved."), "Write pulse to get a fresh one."),
        AnswerOutcome.OutOfRange outside => PulseCards.Note("That is not an answer I know", OutOfRange(outside.Value.ToString(CultureInfo.InvariantCulture)), "Write pulse to see the question again."),
        _ => throw new UnreachableException(),
    };

    private static string OutOfRange(string value) =>
        $"You answered \"{AdaptiveText.Escape(value.Length > 20 ? value[..20] + "…" : value)}\"; an answer is 1, 2, 3, 4 or 5. Nothing was saved.";

    private async Task<CardAnswer> ShowAsync(DialogKey key, RoundRef round, AnswerOutcome outcome, CancellationToken cancellationToken)
    {
        await position.NoteAsync(key, round, outcome, cancellationToken);
        return new CardAnswer.Replaced(await CardOfAsync(outcome, round.Team, cancellationToken));
    }

    private static CardAnswer.Replaced Unreadable() =>
        new(PulseCards.Note("I cannot read this card", "It does not say which question it was for. Nothing was saved.", "Write pulse to get a fresh one."));

    private static RoundRef? RoundOf(Sender sender, CardData data) =>
        data.Text(CardActions.Team) is { } team && data.Text(CardActions.Round) is { } round
            ? new RoundRef(sender.In(new TeamId(team)), new RoundId(round))
            : null;
}
