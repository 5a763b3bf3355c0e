using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What an administrator of the organisation types. None of it shows a result.</summary>
internal sealed class TypedTenant(TenantAdministrators administrators, TeamRegistry teams, AppointAdmins appoint, EmergencyStops stops)
{
    private const string Teams = "teams";
    private const string LookAfter = "look after ";
    private const string Stop = "stop everything";
    private const string StopNow = "stop everything now";
    private const string Resume = "resume everything";

    /// <summary>So many teams a message lists; the others are counted.</summary>
    private const int Listed = 40;

    /// <param name="words">In small letters, one space between two words.</param>
    /// <returns>Null when the words are about something else.</returns>
    public static Operation? OperationIn(string words) =>
        words is Teams || words.StartsWith(Teams + " ", StringComparison.Ordinal) ? Operation.ListTeams
        : words is Stop or StopNow or Resume ? Operation.StopOrganisation
        : words.StartsWith(LookAfter, StringComparison.Ordinal) ? Operation.AppointAdmins
        : null;

    /// <param name="words">As <see cref="OperationIn"/> takes them.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        var text = !RoleTable.Of(OperationIn(words)!.Value).Allows(administrators.RolesOf(sender.Id))
            ? StopTexts.NotAdministrator
            : words switch
            {
                Stop => StopTexts.Confirm,
                StopNow => await stops.StopAsync(sender.Tenant, sender.Id, cancellationToken) ? StopTexts.Stopped : StopTexts.StoppedBefore,
                Resume => await stops.ResumeAsync(sender.Tenant, sender.Id, cancellationToken) ? StopTexts.Resumed : StopTexts.NotStopped,
                _ when words.StartsWith(LookAfter, StringComparison.Ordinal) => await LookAfterAsync(sender, words[LookAfter.Length..], cancellationToken),
                _ => await ListAsync(sender.Tenant, words[Teams.Length..].Trim(), cancellationToken),
            };
        await turn.SendActivityAsync(OutboundActivity.FromText(text), cancellationToken);
    }

    private async Task<string> ListAsync(TenantId tenant, string find, CancellationToken cancellationToken)
    {
        var found = await FindAsync(tenant, team => team.Name?.Contains(find, StringComparison.OrdinalIgnoreCase) ?? find.Length == 0, cancellationToken);
        if (found is [])
        {
            return find.Length == 0 ? Phrase.Of("No team of your organisation has me yet.") : Phrase.Of($"No team of your organisation that has me is called something like \"{AdaptiveText.Escape(find)}\".");
        }

        var lines = found.Take(Listed).Select(team => $"- {NameOf(team)}: {StateOf(team)}");
        var others = found.Count > Listed ? Phrase.Of($"\n\nand {found.Count - Listed} more; write **teams** and a part of a name to find one.") : "";
        return Phrase.Of($"**Teams that have me: {found.Count}**\n\n{string.Join('\n', lines)}{others}\n\nWrite **look after** and a name to change the settings of one. What a team answered I show to nobody but the team and its leaders.");
    }

    private async Task<string> LookAfterAsync(Sender sender, string name, CancellationToken cancellationToken)
    {
        var found = await FindAsync(sender.Tenant, team => team.Status is TeamStatus.Active && string.Equals(team.Name, name, StringComparison.OrdinalIgnoreCase), cancellationToken);
        if (found is not [var team])
        {
            return found is []
                ? Phrase.Of($"No team that has me is called \"{AdaptiveText.Escape(name)}\". Write **teams** to see what they are called.")
                : Phrase.Of($"{found.Count} teams are called that, so I cannot tell which you mean. Nothing was changed. One of their own admins can name you with **admins**.");
        }

        return await appoint.LookAfterAsync(team.Ref, sender.Id, cancellationToken) switch
        {
            AppointAdminsOutcome.Saved => Phrase.Of($"You look after {NameOf(team)} now, beside those who did; it is in the team's log of decisions. Write **settings** to see and change how it is asked, **admins** to name others, or to leave it to them again."),
            AppointAdminsOutcome.WrongNumber => Phrase.Of($"{NameOf(team)} has {AppointAdmins.MaxAdmins} admins already, the most there can be. One of them can make room by writing **admins**. Nothing was changed."),
            var refused => AdminTexts.Of(refused),
        };
    }

    private async Task<List<Team>> FindAsync(TenantId tenant, Func<Team, bool> isWanted, CancellationToken cancellationToken)
    {
        var found = new List<Team>();
        await foreach (var team in teams.OfTenantAsync(tenant, cancellationToken))
        {
            if (isWanted(team))
            {
                found.Add(team);
            }
        }

        return [.. found.OrderBy(team => team.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(team => team.Ref.Team.Value, StringComparer.Ordinal)];
    }

    private static string StateOf(Team team) => team switch
    {
        { Status: TeamStatus.Removed } => Phrase.Of("I was removed from it"),
        { Cadence: { } cadence } => Phrase.Of($"asked {CadenceWording.Days(cadence)} at {CardText.Time(cadence.Time)}"),
        _ => Phrase.Of("not set up yet"),
    };

    private static string NameOf(Team team) => team.Name is { } name ? AdaptiveText.Escape(name) : Phrase.Of("a team whose name I was not told");
}
