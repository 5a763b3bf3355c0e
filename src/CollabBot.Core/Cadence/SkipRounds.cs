using CollabBot.Core.Delivery;
using CollabBot.Core.Kits;
using CollabBot.Core.Nudges;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Records that scheduled rounds do not take place, and tells the team's admins why and when the next one comes.</summary>
/// <remarks>
/// The record comes last: it settles the dates, and until then the schedule hints at them again. Safe to repeat; the ledger stops a second telling.
/// Several dates at once are one message. How often a reason is told: <see cref="TeamHistory.IsToBeTold"/>.
/// </remarks>
public sealed class SkipRounds(TeamRegistry teams, Rounds rounds, ChooseNudge nudges, ChooseKit kits, Deliver deliver, ScheduleMetrics metrics)
{
    /// <param name="dates">Those that are not scheduled, were not due, took place or are recorded already are left alone.</param>
    public async Task<WorkOutcome> HandleAsync(TeamRef team, IReadOnlyList<DateOnly> dates, SkipReason reason, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Active } settings)
        {
            return WorkOutcome.Done.Instance;
        }

        var history = await teams.HistoryAsync(team, cancellationToken);
        var skipped = await SkippedAsync(ScheduledTeam.Of(settings, null), history, dates, cancellationToken);
        if (skipped is [])
        {
            return WorkOutcome.Done.Instance;
        }

        var date = skipped.Max();
        var tell = history.IsToBeTold(date, reason);
        if (tell)
        {
            var next = TeamRhythm.Of(settings, history)!.NextAfter(await rounds.NowAsync(cancellationToken));
            var needed = await NeededAsync(settings, history, cancellationToken);
            var posts = settings.Admins.Select(admin => (Uri.EscapeDataString(admin.Value), (Post)new Post.RoundSkipped(settings, admin, date, reason, next) { Needed = needed }));
            if (await deliver.HandleAsync(Ledger(team, date), [.. posts], cancellationToken) is DeliveryOutcome.Paused paused)
            {
                return new WorkOutcome.Again(paused.For);
            }
        }

        if (reason is SkipReason.TooFewPeople)
        {
            // Who is too few to be shown anything gets something all the same.
            await nudges.HandleAsync(settings, date, cancellationToken);
            await kits.HandleAsync(settings, date, cancellationToken);
        }

        await teams.UpdateHistoryAsync(team, current => current.Skipped(skipped, reason, tell), cancellationToken);
        metrics.Skipped(skipped.Count, reason);
        return WorkOutcome.Done.Instance;
    }

    /// <summary>What the next round would promise: never less than what was promised last.</summary>
    private async Task<ReleaseThreshold> NeededAsync(Team team, TeamHistory history, CancellationToken cancellationToken)
    {
        var wanted = Promise.WantedBy(team);
        return (await rounds.LastPromiseAsync(team.Ref, history, cancellationToken))?.Next(wanted, startsSweep: false).Threshold ?? wanted.Threshold;
    }

    private async Task<List<DateOnly>> SkippedAsync(ScheduledTeam team, TeamHistory history, IReadOnlyList<DateOnly> dates, CancellationToken cancellationToken)
    {
        var skipped = new List<DateOnly>();
        foreach (var date in dates.Where(date => team.On(date) is not null && !team.IsSettled(date, history)))
        {
            // A round that has its plan takes place, although the history may not know it yet.
            if (await rounds.FindPlanAsync(new RoundRef(team.Team, RoundId.Of(team.Team, date)), cancellationToken) is null)
            {
                skipped.Add(date);
            }
        }

        return skipped;
    }

    private static StoreKey Ledger(TeamRef team, DateOnly date) =>
        StoreKey.Of("skipped", team.Tenant.Value, team.Team.Value, date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}
