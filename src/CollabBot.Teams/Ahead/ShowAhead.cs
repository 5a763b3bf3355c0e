using System.Diagnostics;
using CollabBot.Core.Administration;
using CollabBot.Core.Ahead;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Administration;

namespace CollabBot.Teams.Ahead;

/// <summary>Shows an admin the weeks to come, as they are set or as they would be. Changes nothing.</summary>
internal sealed class ShowAhead(LookAhead look)
{
    private static string NotSetUp => Phrase.Of("This team is not set up yet. Write settings to do that first; there you can look ahead before you save.");
    private static string CannotRead => Phrase.Of("I cannot reach Teams just now to read who is in the team. Nothing was lost: please try again in a minute.");

    /// <param name="team">As it is now.</param>
    /// <param name="draft">What would be saved; null for what is set.</param>
    /// <returns>The card below the one that was pressed, or instead of it where it leads back there; or why there is none.</returns>
    public async Task<CardAnswer> HandleAsync(Team team, PersonId admin, SetUpDraft? draft, CancellationToken cancellationToken)
    {
        if (!team.Lets(admin, Operation.PlanAhead))
        {
            return new CardAnswer.Notice(SetUpTexts.NotAdmin);
        }

        return await look.HandleAsync(team.Ref, new AheadWish { SetUp = draft?.ToSetUp() }, cancellationToken) switch
        {
            LookAheadOutcome.Seen seen when draft is null => new CardAnswer.Beside(AheadCards.Of(seen, null)),
            LookAheadOutcome.Seen seen => new CardAnswer.Replaced(AheadCards.Of(seen, draft)),
            LookAheadOutcome.NotSetUp => new CardAnswer.Notice(NotSetUp),
            LookAheadOutcome.RosterUnavailable => new CardAnswer.Notice(CannotRead),
            LookAheadOutcome.NoSuchTeam => new CardAnswer.Notice(SetUpTexts.NotAdmin),
            _ => throw new UnreachableException(),
        };
    }
}
