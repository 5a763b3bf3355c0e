using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Tells a counted round: the summary to the channel, or to each person where others read the channel too; a digest to each leader.</summary>
/// <remarks>Freezes to whom it is told, and what is released, before anything is sent; safe to repeat.</remarks>
public sealed class PublishRound(TeamRegistry teams, Rounds rounds, DecideTelling decide, ReleaseComments comments, AttentionBudget budget, Deliver deliver)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly ComposeSummary _compose = new(rounds);

    public async Task<WorkOutcome> HandleAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var result = await rounds.FindResultAsync(plan.Ref, cancellationToken) ?? throw new InvalidOperationException("A closed round has no result.");
        var release = ReleaseGate.Release(plan, result);
        if (await teams.FindAsync(plan.Ref.Team, cancellationToken) is not { Status: TeamStatus.Active } team)
        {
            await teams.UpdateHistoryAsync(plan.Ref.Team, current => current.Released(release), cancellationToken);
            if (plan.Comments is not null)
            {
                await comments.DropAsync(plan.Ref.Team, cancellationToken);
            }

            return WorkOutcome.Done.Instance;
        }

        var outcome = await decide.HandleAsync(plan, team, result, release, cancellationToken);
        if (outcome is TellingOutcome.Later later)
        {
            return new WorkOutcome.Again(later.For);
        }

        var telling = ((TellingOutcome.Decided)outcome).Telling;
        release = telling.IsWithheld ? release.Withheld() : release;
        var history = await teams.UpdateHistoryAsync(plan.Ref.Team, current => current.Released(release).TurnedOut(plan, result.FewTookPart, team), cancellationToken);

        // Which rounds their sweep had stands in the history.
        if (await comments.HandleAsync(plan, cancellationToken) is WorkOutcome.Again unfinished)
        {
            return unfinished;
        }

        var now = await rounds.NowAsync(cancellationToken);
        var summary = await _compose.HandleAsync(plan, team, history, result, release, telling, now, cancellationToken);
        var said = await comments.ShownWithAsync(plan, cancellationToken);
        var inPerson = await budget.TryChargeAsync(
            plan.Ref.Tenant, telling.InPerson, AttentionKind.Summary, plan.Ref.Round.Value, AttentionWeek.At(TeamClock.For(plan.ZoneId), now), cancellationToken);

        return await deliver.HandleAsync(Rounds.LedgerKey(plan.Ref, Rounds.ToldLog), Posts(plan, telling, inPerson, summary, said), cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            // The round is not told before every post is settled, whoever sends them: they might yet die of it.
            DeliveryOutcome.TakenOver => new WorkOutcome.Again(LookAgain),
            _ => WorkOutcome.Done.Instance,
        };
    }

    /// <summary>Whatever goes to the channel has one id, so that it gets one post in any case.</summary>
    /// <param name="inPerson">Whose week has room for the summary.</param>
    private static List<(string Id, Post Post)> Posts(RoundPlan plan, Telling telling, IReadOnlySet<PersonId> inPerson, PulseSummary summary, IReadOnlyList<ShownComments> said) =>
    [
        ("summary", telling.IsForChannel ? new Post.ChannelSummary(plan, summary) : new Post.SummaryElsewhere(plan, telling.Readers)),
        .. plan.DigestReaders.SelectMany((leader, index) => DigestOf(
            plan, leader, string.Create(CultureInfo.InvariantCulture, $"digest-{index}"), summary, [.. said.Where(shown => shown.Readers.Contains(leader)).SelectMany(shown => shown.Areas)])),
        .. telling.InPerson.Index().Where(own => inPerson.Contains(own.Item))
            .Select(own => (string.Create(CultureInfo.InvariantCulture, $"own-{own.Index}"), (Post)new Post.OwnSummary(plan, own.Item, summary))),
    ];

    private static IEnumerable<(string Id, Post Post)> DigestOf(RoundPlan plan, PersonId leader, string id, PulseSummary summary, IReadOnlyList<AreaComments> said)
    {
        var pages = CommentPages.FitDigest(said) ? [] : CommentPages.Of(said);
        yield return (id, new Post.LeaderDigest(plan, leader, summary) { Comments = pages is [] ? said : [], Following = pages.Count });
        foreach (var (index, page) in pages.Index())
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"{id}-{index + 1}"), new Post.LeaderComments(plan, leader, page, index + 1, pages.Count));
        }
    }
}
