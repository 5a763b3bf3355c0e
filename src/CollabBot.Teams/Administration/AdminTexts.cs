using System.Diagnostics;
using CollabBot.Core.Administration;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What is said when somebody names who looks after a team.</summary>
internal static class AdminTexts
{
    public static string CannotRead => Phrase.Of("I cannot reach Teams just now to read who is in the team. Nothing was changed; please try again in a minute.");

    /// <param name="outcome">Any but <see cref="AppointAdminsOutcome.Saved"/>.</param>
    public static string Of(AppointAdminsOutcome outcome) => outcome switch
    {
        AppointAdminsOutcome.NotAllowed => SetUpTexts.NotAdmin,
        AppointAdminsOutcome.WrongNumber wrong => Phrase.Of($"Admins: {wrong.Count} chosen; choose 1 to {AppointAdmins.MaxAdmins}. Nothing was changed."),
        AppointAdminsOutcome.NotInTeam => Phrase.Of("Admins: somebody chosen is not in this team any more, or is a guest in it. Choose people of the team. Nothing was changed."),
        AppointAdminsOutcome.RosterUnavailable => CannotRead,
        _ => throw new UnreachableException(),
    };
}
