using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Shifts;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Shifts;

/// <summary><c>ways</c>: a team's ways of working, at anybody's word who belongs to it; for which team, where there are several.</summary>
internal sealed class TypedWays(TeamDialogs teams, ReadWays read)
{
    /// <summary>The dialog that asks for which team.</summary>
    public const string WhichTeam = "ways";

    private static string NoTeam => Phrase.Of("You are in no team that I am in, as far as I know. I learn who is in a team when I ask it for the first time.");
    private static string NotHere => Phrase.Of("That belongs in our own chat: write **ways** to me there.");

    public static bool IsAbout(string words) => words is "ways" or "ways of working";

    public IEnumerable<Dialog> Create() => [teams.Of(WhichTeam, BelongsToAsync, NoTeam, new WaterfallStep("act", ShowAsync))];

    public async Task InChannelAsync(ITurnContext turn, TeamRef team, CancellationToken cancellationToken) => await turn.SendActivityAsync(
        turn.Activity.Teams.TeamsChannelId is { } channel ? Said(await read.HandleAsync(team, new ChannelId(channel), cancellationToken)) : OutboundActivity.FromText(NotHere),
        cancellationToken);

    private async Task<bool> BelongsToAsync(PersonRef person, Team team, CancellationToken cancellationToken) =>
        await read.HandleAsync(person, team.Ref, cancellationToken) is WaysOutcome.Found;

    private async Task<DialogTurnResult> ShowAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is { } sender && await teams.TeamOfAsync(step, cancellationToken) is { } team)
        {
            step.AfterSave(async token => Said(await read.HandleAsync(sender.Person, team.Ref, token)));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static OutboundActivity Said(WaysOutcome outcome)
    {
        switch (outcome)
        {
            case WaysOutcome.Found found:
                var card = WaysCards.Of(found.Ways);
                return OutboundActivity.FromCard(card, card.FallbackText);
            case WaysOutcome.NotTheirs:
                return OutboundActivity.FromText(NoTeam);
            case WaysOutcome.NotToldHere:
                return OutboundActivity.FromText(NotHere);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
