using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Administration;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Kits;

/// <summary>The kit for a leader's next meeting, and posting one, by typing; and what somebody was told of the eight areas: for which team where there are several.</summary>
internal sealed class KitDialogs(TeamDialogs teams, OfferKit offer, PostKit post, ReadAreas read)
{
    public const string Focus = "kit-focus";
    public const string Post = "kit-post";
    public const string Areas = "areas";

    private static string NothingTold => Phrase.Of("You were told no level of any team lately.");

    public IEnumerable<Dialog> Create() =>
    [
        teams.Of(Focus, LeadsAsync, KitTexts.NotALeader, new WaterfallStep("act", FocusAsync)),
        teams.Of(Post, LeadsAsync, KitTexts.NotALeader, new WaterfallStep("act", PostAsync)),
        teams.Of(Areas, WasToldAsync, NothingTold, new WaterfallStep("act", AreasAsync)),
    ];

    /// <summary>What they are begun with.</summary>
    /// <param name="area">Null for the area in focus.</param>
    public static IReadOnlyDictionary<string, string> Options(PracticeArea? area) => new Dictionary<string, string>(StringComparer.Ordinal) { [CardActions.Area] = area?.Id ?? "" };

    private async Task<bool> WasToldAsync(PersonRef person, Team team, CancellationToken cancellationToken) => await read.HandleAsync(person, team.Ref, cancellationToken) is not null;

    private async Task<DialogTurnResult> AreasAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is { } sender && await teams.TeamOfAsync(step, cancellationToken) is { } team)
        {
            var card = AreaCards.Of(await read.HandleAsync(sender.Person, team.Ref, cancellationToken));
            step.Reply(OutboundActivity.FromCard(card, card.FallbackText));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private static Task<bool> LeadsAsync(PersonRef person, Team team, CancellationToken cancellationToken) => Task.FromResult(team.Lets(person.Person, Operation.OfferKit));

    private async Task<DialogTurnResult> FocusAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await OfferedAsync(step, cancellationToken) is { } offered)
        {
            var card = KitCards.ForLeader(offered);
            step.Reply(OutboundActivity.FromCard(card, card.FallbackText));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> PostAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is { } sender && await OfferedAsync(step, cancellationToken) is { } offered)
        {
            step.AfterSave(async token => OutboundActivity.FromText($"{offered.Kit.Area.Name}. {KitTexts.Of(await post.HandleAsync(sender.Person, offered.Team.Ref, offered.Kit.Area, token))}"));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<OfferedKit?> OfferedAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        Sender.Of(step.Activity) is { } sender && await teams.TeamOfAsync(step, cancellationToken) is { } team
            ? await offer.HandleAsync(sender.Person, team.Ref, AreaWords.In(step.Values.TryGetValue(CardActions.Area, out var id) ? id : ""), cancellationToken)
            : null;
}
