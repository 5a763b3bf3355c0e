using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>Gives a nudge that nothing else carries: to each person in their own chat, or to the channel of a team of which nothing is told. Safe to repeat.</summary>
public sealed class GiveNudge(NudgeDesk desk, TeamRegistry teams, Errands errands, AttentionBudget budget, Deliver deliver)
{
    private readonly NudgePosts _posts = new(teams, budget);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(NudgeRef nudge, CancellationToken cancellationToken)
    {
        var now = await errands.NowAsync(cancellationToken);
        if (await teams.FindAsync(nudge.Team, cancellationToken) is not { Status: TeamStatus.Active } team
            || (await desk.RecordAsync(nudge.Team, cancellationToken)).Find(nudge.Role, nudge.On) is not { } given)
        {
            return await ThenAsync(nudge, new Errand.SettleNudge(nudge), now, cancellationToken);
        }

        var offer = new NudgeOffer(nudge, given.NudgeId);
        var posts = await _posts.OfAsync(team, offer, "give", inPerson: false, now, to => new Post.NudgeToTry(to, offer), cancellationToken);
        if (posts is [] && !await deliver.IsBegunAsync(NudgeDesk.GivingKey(nudge), cancellationToken))
        {
            // Nobody is there, or nobody's week has room: this week's, for one who repeats what was given in the last. A step that nobody saw must not keep others back.
            await desk.UpdateRecordAsync(nudge.Team, record => record.SeenByNobody(nudge.Role, nudge.On), cancellationToken);
            return await ThenAsync(nudge, new Errand.SettleNudge(nudge), now, cancellationToken);
        }

        return await deliver.HandleAsync(NudgeDesk.GivingKey(nudge), posts, cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            DeliveryOutcome.TakenOver => new WorkOutcome.Again(LookAgain),
            _ => await ThenAsync(nudge, new Errand.FollowUpNudge(nudge, InPerson: false), ChooseNudge.AsksAfter(await errands.NowAsync(cancellationToken), team), cancellationToken),
        };
    }

    private async Task<WorkOutcome> ThenAsync(NudgeRef nudge, Errand next, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await errands.SetAsync(nudge.Team.Tenant, nudge.Errand, at, next, cancellationToken);
        return WorkOutcome.Done.Instance;
    }
}
