using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Tells a counted round: the summary to the channel, a digest to each leader.</summary>
/// <remarks>Freezes what is released before anything is sent; safe to repeat.</remarks>
public sealed class PublishRound(TeamRegistry teams, Rounds rounds, Deliver deliver)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var result = await rounds.FindResultAsync(plan.Ref, cancellationToken) ?? throw new InvalidOperationException("A closed round has no result.");
        var release = ReleaseGate.Release(plan, result);
        await teams.UpdateHistoryAsync(plan.Ref.Team, history => history.Released(release), cancellationToken);

        if (await teams.FindAsync(plan.Ref.Team, cancellationToken) is not { Status: TeamStatus.Active } team)
        {
            return WorkOutcome.Done.Instance;
        }

        var history = await teams.HistoryAsync(plan.Ref.Team, cancellationToken);
        var next = team.Cadence is { } cadence ? Occurrence.NextAfter(cadence, await rounds.NowAsync(cancellationToken), history.LatestDate).At : (DateTimeOffset?)null;
        var summary = PulseSummary.Of(plan, release, result.Participation, team.Name, history, next);

        return await deliver.HandleAsync(Rounds.LedgerKey(plan.Ref, Rounds.ToldLog), Posts(plan, summary), cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            // The round is not told before every post is settled, whoever sends them: they might yet die of it.
            DeliveryOutcome.TakenOver => new WorkOutcome.Again(LookAgain),
            _ => WorkOutcome.Done.Instance,
        };
    }

    private static List<(string Id, Post Post)> Posts(RoundPlan plan, PulseSummary summary) =>
    [
        ("summary", new Post.ChannelSummary(plan, summary)),
        .. plan.DigestReaders.Select((leader, index) => (string.Create(CultureInfo.InvariantCulture, $"digest-{index}"), (Post)new Post.LeaderDigest(plan, leader, summary))),
    ];
}
