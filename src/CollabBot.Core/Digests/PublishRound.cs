using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Shifts;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Tells a counted round: the summary to the channel, or to each person where others read the channel too; each leader's desk gets it for the digest.</summary>
/// <remarks>Freezes to whom it is told, and what is released, before anything is sent; safe to repeat.</remarks>
public sealed class PublishRound(
    TeamRegistry teams, Rounds rounds, DecideTelling decide, ReleaseComments comments, LeaderDesks desks, AttentionBudget budget, ChooseNudge nudges, LoopDesk loop, Deliver deliver)
{
    /// <summary>The id of whatever goes to the channel, in the log of what was told.</summary>
    internal const string ToChannel = "summary";

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly WeighEvidence _evidence = new(rounds);
    private readonly FindToldWays _ways = new(rounds);

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
        var rhythm = TeamRhythm.Of(team, history);
        var next = rhythm?.NextAfter(now).At;
        var evidence = await _evidence.HandleAsync(plan, history, cancellationToken);
        var summary = PulseSummary.Of(plan, release, result.Participation, team.Name, history, evidence, next, result.Unreached).As(telling) with
        {
            Rhythm = rhythm?.ChangeAfter(plan.Number),
            LeadersSaid = [.. (await loop.FindAsync(plan.Ref.Team, cancellationToken)).Before(plan.Number)?.Replies.Select(given => given.Reply) ?? []],
            Ways = ToldWays.IsCarriedBy(plan.Ref.Round, history, team.InstalledAt) ? await WaysAsync(plan, telling, history, cancellationToken) : null,
        };

        var step = await nudges.HandleAsync(plan, team, history, evidence, telling.IsForChannel, cancellationToken);
        summary = summary with { Nudge = step.ForTeam };

        // What is told is frozen before anything is sent: whoever repeats the telling, or asks later, tells the same.
        summary = (await rounds.FixSummaryAsync(new ToldSummary(summary, plan.Comments is not null) { ForLeader = step.ForLeader }, cancellationToken)).Summary;
        var inPerson = await budget.TryChargeAsync(
            plan.Ref.Tenant, telling.InPerson, AttentionKind.Summary, plan.Ref.Round.Value, AttentionWeek.At(TeamClock.For(plan.ZoneId), now), cancellationToken);
        switch (await deliver.HandleAsync(Rounds.LedgerKey(plan.Ref, Rounds.ToldLog), Posts(plan, telling, inPerson, summary), cancellationToken))
        {
            case DeliveryOutcome.Paused paused:
                return new WorkOutcome.Again(paused.For);
            case DeliveryOutcome.TakenOver:
                // The round is not told before every post is settled, whoever sends them: they might yet die of it.
                return new WorkOutcome.Again(LookAgain);
        }

        foreach (var leader in plan.DigestReaders)
        {
            await desks.AddAsync(new PersonRef(plan.Ref.Tenant, leader), plan, cancellationToken);
        }

        return WorkOutcome.Done.Instance;
    }

    /// <summary>What whoever gets this summary was told of the quarter before, and what this round tells.</summary>
    private Task<ToldWays> WaysAsync(RoundPlan plan, Telling telling, TeamHistory history, CancellationToken cancellationToken) =>
        _ways.HandleAsync(
            plan.Ref.Team,
            history,
            plan.Date,
            (told, before) => told.Ref == plan.Ref || (telling.IsForChannel
                ? before.IsForChannel && told.SummaryChannel == plan.SummaryChannel
                : before.IsForChannel || telling.InPerson.All(person => before.InPerson.Contains(person) || told.DigestReaders.Contains(person))),
            cancellationToken);

    /// <summary>Whatever goes to the channel has one id, so that it gets one post in any case.</summary>
    /// <param name="inPerson">Whose week has room for the summary; the others can read it at a word.</param>
    private static List<(string Id, Post Post)> Posts(RoundPlan plan, Telling telling, IReadOnlySet<PersonId> inPerson, PulseSummary summary) =>
    [
        (ToChannel, telling.IsForChannel ? new Post.ChannelSummary(plan, summary) : new Post.SummaryElsewhere(plan, telling.Readers)),
        .. telling.InPerson.Index().Where(own => inPerson.Contains(own.Item))
            .Select(own => (string.Create(CultureInfo.InvariantCulture, $"own-{own.Index}"), (Post)new Post.OwnSummary(plan, own.Item, summary))),
    ];
}
