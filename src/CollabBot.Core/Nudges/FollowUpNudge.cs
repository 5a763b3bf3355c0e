using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>A week after a nudge was given: notes what people said to it, and asks at the same place, once, whether it helped (F3.7). Safe to repeat.</summary>
/// <remarks>Whoever was given what the team turned down is not asked: that would be a reminder of it. On a day off nobody is: it waits, unless nobody could reply by then.</remarks>
public sealed class FollowUpNudge(NudgeDesk desk, TeamRegistry teams, TeamPolls polls, Errands errands, AttentionBudget budget, Deliver deliver)
{
    private readonly NudgePosts _posts = new(teams, budget);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <param name="inPerson">What is for the channel was given to each person, and so is this.</param>
    public async Task<WorkOutcome> HandleAsync(NudgeRef nudge, bool inPerson, CancellationToken cancellationToken)
    {
        var team = await teams.FindAsync(nudge.Team, cancellationToken);
        var working = team is null ? null : ChooseNudge.WorkingFrom(await errands.NowAsync(cancellationToken), team);
        var poll = await polls.FindAsync(nudge.Poll, cancellationToken);
        if (working < poll?.ClosesAt)
        {
            // A day off that was entered since, or a pause.
            await errands.SetAsync(nudge.Team.Tenant, nudge.Errand, working.Value, new Errand.FollowUpNudge(nudge, inPerson), cancellationToken);
            return WorkOutcome.Done.Instance;
        }

        var votes = await polls.ReadAsync(nudge.Poll, cancellationToken) ?? [];
        var record = await desk.UpdateRecordAsync(nudge.Team, current => current.WithReplies(nudge.Role, nudge.On, NudgeVotes.Replies(votes)), cancellationToken);
        if (team is { Status: TeamStatus.Active } && working is null
            && record.Find(nudge.Role, nudge.On) is { } given && !record.NotForUs.Contains(given.NudgeId))
        {
            var offer = new NudgeOffer(nudge, given.NudgeId);
            var posts = await _posts.OfAsync(team, offer, "ask", inPerson, await errands.NowAsync(cancellationToken), to => new Post.NudgeFollowUp(to, offer), cancellationToken);
            switch (await deliver.HandleAsync(NudgeDesk.AskingKey(nudge), posts, cancellationToken))
            {
                case DeliveryOutcome.Paused paused:
                    return new WorkOutcome.Again(paused.For);
                case DeliveryOutcome.TakenOver:
                    return new WorkOutcome.Again(LookAgain);
            }
        }

        var now = await errands.NowAsync(cancellationToken);
        await errands.SetAsync(nudge.Team.Tenant, nudge.Errand, poll?.ClosesAt + TeamPolls.Drain ?? now, new Errand.SettleNudge(nudge), cancellationToken);
        return WorkOutcome.Done.Instance;
    }
}
