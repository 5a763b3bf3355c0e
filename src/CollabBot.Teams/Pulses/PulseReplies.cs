using System.Diagnostics;
using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

namespace CollabBot.Teams.Pulses;

/// <summary>What a person sees after answering: one card for each outcome, tapped or typed.</summary>
internal static class PulseReplies
{
    public static AdaptiveCard CardOf(AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Shown shown => PulseCards.Of(shown.View, shown.FromOlderCard),
        AnswerOutcome.Listed listed => OwnAnswerCards.Of(listed),
        AnswerOutcome.Withdrawn withdrawn => OwnAnswerCards.Withdrawn(withdrawn.Plan),
        AnswerOutcome.UnknownCode => PulseCards.Note(
            Phrase.Of("I know no answers under this code"), Phrase.Of("It may have been mistyped, or the pulse that it was for has closed and its answers are counted and destroyed. Nothing was changed."), Phrase.Of("Look at the code again: six groups of four, of the digits 0 to 9 and the letters a to f.")),
        AnswerOutcome.Closed closed => PulseCards.Closed(closed.Plan),
        AnswerOutcome.NotAsked => PulseCards.Note(
            Phrase.Of("This pulse is not for you"), Phrase.Of("You are not one of the people who are asked this time, so nothing was saved."), Phrase.Of("If you have just joined the team, I will ask you next time.")),
        AnswerOutcome.UnknownRound => PulseCards.Note(
            Phrase.Of("I do not know this pulse"), Phrase.Of("It may be from another installation of me, or have been deleted. Nothing was saved."), Phrase.Of("Write pulse to see what is open for you.")),
        AnswerOutcome.NotOurCard => PulseCards.Note(
            Phrase.Of("I cannot use this card"), Phrase.Of("It was changed, or it was not made by me. Nothing was saved."), Phrase.Of("Write pulse to get a fresh one.")),
        AnswerOutcome.NoSuchQuestion none => PulseCards.Note(
            Phrase.Of("I cannot use this card"), Phrase.Of($"It asks for question {(long)none.Question + 1}; you have {none.Count}. Nothing was saved."), Phrase.Of("Write pulse to get a fresh one.")),
        AnswerOutcome.OutOfRange outside => PulseCards.Note(Phrase.Of("That is not an answer I know"), OutOfRange(outside.Value.ToString(CultureInfo.InvariantCulture)), Phrase.Of("Write pulse to see the question again.")),
        _ => throw new UnreachableException(),
    };

    internal static string OutOfRange(string value) =>
        Phrase.Of($"You answered \"{AdaptiveText.Shorten(value, 20)}\"; an answer is 1, 2, 3, 4 or 5. Nothing was saved.");
}
