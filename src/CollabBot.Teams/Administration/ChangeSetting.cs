using System.Diagnostics;
using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Administration;

/// <summary>Changes one setting of a team at an admin's typed word, and says what came of it.</summary>
internal sealed class ChangeSetting(TeamRegistry teams, ConfigureTeam configure)
{
    private const string NotSetUp = "This team is not set up yet. Write **settings** to do that first.";

    /// <returns>What to say.</returns>
    public async Task<string> HandleAsync(TeamRef team, PersonId admin, TypedSetting setting, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Active } settings || !settings.IsAdmin(admin))
        {
            return SetUpTexts.NotAdmin;
        }

        if (TeamSetUp.Of(settings) is not { } setUp)
        {
            return NotSetUp;
        }

        return await configure.HandleAsync(team, admin, setting.In(setUp), cancellationToken) is var outcome && outcome is ConfigureTeamOutcome.Saved saved
            ? string.Join(' ', SavedTexts.Later(saved).Select(sentence => sentence.Markdown).Prepend(Said(setting, saved)))
            : $"{SetUpTexts.Of(outcome)} Nothing was changed.";
    }

    private static string Said(TypedSetting setting, ConfigureTeamOutcome.Saved saved)
    {
        var cadence = saved.Team.Cadence!;
        return setting switch
        {
            TypedSetting.Interval => $"Saved. I ask {CadenceWording.Days(cadence)} at {CardText.Time(cadence.Time)}, next on {CardText.Moment(saved.Next.At, cadence.ZoneId)}.",
            TypedSetting.Questions => string.Create(CultureInfo.InvariantCulture, $"Saved: {saved.Team.Questions} in a pulse."),
            TypedSetting.Threshold => "Saved.",
            TypedSetting.Nudges { Wanted: false } => "Saved: I suggest no small steps to this team and its leaders any more. What was suggested already I still ask about, once.",
            TypedSetting.Nudges => "Saved: I suggest one small step a week, and a week later I ask whether it helped.",
            _ => throw new UnreachableException(),
        };
    }
}
