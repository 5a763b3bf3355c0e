using System.Diagnostics;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What an admin reads after <c>ask now</c> and <c>close now</c>.</summary>
internal static class AskNowTexts
{
    public static string Of(AskNowOutcome outcome) => outcome switch
    {
        AskNowOutcome.NotAdmin => Phrase.Of("Only an admin of the team can do this. Nothing was changed."),
        AskNowOutcome.NothingOpen => Phrase.Of("No pulse is open. Write **ask now** to start one."),
        AskNowOutcome.Closing closing => closing.State.SealAt is { } sealAt
            ? Phrase.Of($"Closing. Answers on their way are still counted until {CardText.Clock(sealAt, closing.Plan.ZoneId)}; then I post the summary.")
            : Phrase.Of("This pulse has been closed already."),
        AskNowOutcome.Opening opening => Of(opening.Outcome),
        _ => throw new UnreachableException(),
    };

    private static string Of(OpenRoundOutcome outcome) => outcome switch
    {
        OpenRoundOutcome.Opened opened => Phrase.Of($"I am asking {opened.Plan.Participants.Count} people now. The pulse is open until {CardText.Moment(opened.Plan.ClosesAt, opened.Plan.ZoneId)}. Write **close now** to end it sooner."),
        OpenRoundOutcome.AlreadyThere { Phase: RoundPhase.Open } there => Phrase.Of($"A pulse is open already, until {CardText.Moment(there.Plan.ClosesAt, there.Plan.ZoneId)}. Nobody is asked twice."),
        OpenRoundOutcome.AlreadyThere => Phrase.Of("This team has had its pulse today. Nobody is asked twice."),
        OpenRoundOutcome.TooSoon soon => Phrase.Of($"The team was asked less than a week ago, and I do not nag. The next pulse can start on {CardText.Day(soon.Earliest)}."),
        OpenRoundOutcome.TooLate => Phrase.Of("The day of that pulse is over, so I asked nobody. Write **ask now** to ask today."),
        OpenRoundOutcome.TooFewPeople few => Phrase.Of($"I asked nobody: there are {few.Asked} people to ask, and it takes {few.Needed.Answers}, of whom {few.Needed.FromOthers} are not leaders, before anything can be shown safely."),
        OpenRoundOutcome.RosterUnavailable => Phrase.Of("I cannot reach Teams just now to read who is in the team, so I asked nobody. Please try again in a few minutes."),
        OpenRoundOutcome.TeamGone => Phrase.Of("I am not in that team any more. Add me to it again to go on."),
        _ => throw new UnreachableException(),
    };
}
