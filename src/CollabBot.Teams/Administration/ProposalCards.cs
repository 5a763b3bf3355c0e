using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What whoever added the bot reads first: how it would go, so that one tap is enough for most teams.</summary>
internal static class ProposalCards
{
    public static AdaptiveCard Of(Team team)
    {
        var draft = SetUpDraft.Of(team, null);
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = Phrase.Of("Thank you for adding me. I ask nobody before you say so. Write settings to choose when I ask and who hears of it."),
            Body =
            [
                AdaptiveTextBlock.Heading($"Shall I start like this?"),
                CardText.Under(Phrase.Of("Only you can see this"), CardText.Name(team.Name)),
                CardText.Plain($"Thank you for adding me. I ask nobody before you say so. This suits most teams:"),
                new AdaptiveFactSet
                {
                    Facts =
                    [
                        new AdaptiveFact($"I ask", $"{CadenceWording.Days(draft.Cadence)} at {CardText.Time(draft.Cadence.Time)}, {draft.Cadence.ZoneId}; every two weeks if you are {Coverage.SmallTeam} or fewer"),
                        new AdaptiveFact($"Questions", $"{draft.Questions}, in each person's own chat"),
                        new AdaptiveFact($"Days off", $"{CalendarTexts.DaysOff(draft.Calendar, DateOnly.MaxValue)}"),
                        new AdaptiveFact($"Summary in", $"{(team.SummaryChannel.Value == team.Ref.Team.Value ? Phrase.Of("the channel General") : Phrase.Of("the channel that you added me to"))}"),
                        new AdaptiveFact($"Weekly digest to", $"you, as the one who leads"),
                        new AdaptiveFact($"Results", $"shown from {draft.Threshold} answers on, {new ReleaseThreshold(draft.Threshold).FromOthers} of them from people who do not lead"),
                    ],
                },
                CardText.Foot($"Nobody ever sees a single answer. You can change all this now, or later: write **settings**."),
            ],
            Actions =
            [
                new AdaptiveExecuteAction { Title = Phrase.Of("Start like this"), Verb = CardActions.SetUpStart, Data = draft.ToData(), Style = AdaptiveActionStyle.Positive },
                new AdaptiveExecuteAction { Title = Phrase.Of("Change when I ask"), Verb = CardActions.SetUpWhen, Data = draft.ToData() },
                new AdaptiveExecuteAction { Title = Phrase.Of("Change who hears of it"), Verb = CardActions.SetUpWho, Data = draft.ToData() },
            ],
        };
    }
}
