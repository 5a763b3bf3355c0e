using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Privacy;

namespace CollabBot.Teams.Administration;

/// <summary>From when on what was saved holds, where that is not at once. People were told who reads their answers and from how many on, so that is said with its date.</summary>
internal static class SavedTexts
{
    public static IEnumerable<AdaptiveText> Later(ConfigureTeamOutcome.Saved saved)
    {
        var (outlook, day) = (saved.Outlook, CardText.Day(saved.Next.Date));
        if (outlook.KeptThreshold is { } kept)
        {
            yield return $"An area goes on to be shown from {kept} answers on: so many were promised, and a promise is never lowered.";
        }
        else if (outlook.WithNextRound.Contains(PromisePoint.Threshold))
        {
            yield return $"From the round of {day} on, an area is shown from {saved.Team.Threshold ?? ReleaseThreshold.Floor} answers on. It will not be lowered again.";
        }

        if (saved.QuestionsWait)
        {
            yield return $"The new number of questions comes with the next sweep. Directions are told anew from then on.";
        }

        if (outlook.WithNextRound.Contains(PromisePoint.MoreReaders))
        {
            yield return $"The new leaders receive the digest from the round of {day} on.";
        }

        if (outlook.WithNextSweep.Contains(PromisePoint.MoreReaders))
        {
            yield return $"The new leaders receive the digest from the next sweep on: until then, people were promised who reads.";
        }

        if (!outlook.HasReaders)
        {
            yield return $"So until the next sweep nobody receives the digest. The team's summary is posted as always.";
        }

        if (outlook.WithNextRound.Contains(PromisePoint.Channel))
        {
            yield return $"The summary is posted in the new channel from the round of {day} on.";
        }

        if (outlook.WithNextSweep.Contains(PromisePoint.Channel))
        {
            yield return $"The summary is posted in the new channel from the next sweep on.";
        }
    }
}
