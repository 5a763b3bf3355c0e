using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Administration;

/// <summary>Who looks after a team, and what was decided about it, for one who types; of which team is asked when there are several.</summary>
internal sealed class AdminDialogs(TeamDialogs dialogs, AdminActions admins, AuditLog log, TeamsRoster roster)
{
    public const string Admins = "admins";
    public const string Decisions = "decisions";

    /// <summary>The value that holds the words.</summary>
    public const string Typed = "typed";

    public IEnumerable<Dialog> Create() =>
    [
        dialogs.Of(Admins, TeamDialogs.May(Operation.AppointAdmins), TeamDialogs.NotAdmin, new WaterfallStep("act", AppointAsync)),
        dialogs.Of(Decisions, TeamDialogs.May(Operation.ReadDecisions), TeamDialogs.NotAdmin, new WaterfallStep("act", DecisionsAsync)),
    ];

    private async Task<DialogTurnResult> AppointAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await dialogs.TeamOfAsync(step, cancellationToken) is { } team && Sender.Of(step.Activity) is { } sender && TypedAdmins.In(step.Values[Typed]) is { } wish)
        {
            step.AfterSave(async token => await admins.HandleAsync(team, sender.Id, wish, token));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> DecisionsAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await dialogs.TeamOfAsync(step, cancellationToken) is { } team)
        {
            step.AfterSave(async token => OutboundActivity.FromText(DecisionTexts.Of(team, await log.ReadAsync(team.Ref, token), await NamesAsync(team.Ref, token))));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>Without Teams the decisions are still worth reading.</summary>
    private async Task<IReadOnlyList<(PersonId Id, string Name)>> NamesAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return await roster.NamesAsync(team, cancellationToken);
        }
        catch (ConnectorException)
        {
            return [];
        }
    }
}
