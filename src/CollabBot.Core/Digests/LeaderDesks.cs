using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Where leaders' desks are kept, and the hour at which each is looked at.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class LeaderDesks(IObjectStore store, TeamRegistry teams, Errands errands)
{
    private const string Root = "digest";

    /// <summary>Puts a told round on a leader's desk. Safe to repeat.</summary>
    public async Task AddAsync(PersonRef leader, RoundPlan plan, CancellationToken cancellationToken)
    {
        var desk = await UpdateAsync(leader, current => (current ?? new LeaderDesk(plan.ZoneId)).With(plan.Ref, plan.ZoneId), cancellationToken);
        if (desk!.Waiting is not [])
        {
            await errands.SetIfNoneAsync(leader.Tenant, NameOf(leader), await NextAsync(desk, cancellationToken), new Errand.SendDigest(leader), cancellationToken);
        }
    }

    /// <summary>Lets a digest come at another hour from now on.</summary>
    /// <param name="zoneId">Where the leader works, for one who was told nothing yet.</param>
    /// <returns>The zone by whose clock it comes.</returns>
    public async Task<string> ChangeHourAsync(PersonRef leader, DigestHour hour, string zoneId, CancellationToken cancellationToken)
    {
        var desk = await UpdateAsync(leader, current => (current ?? new LeaderDesk(zoneId)) with { Hour = hour }, cancellationToken);
        if (desk is { Waiting: not [], Sending: null })
        {
            await errands.SetAsync(leader.Tenant, NameOf(leader), await NextAsync(desk, cancellationToken), new Errand.SendDigest(leader), cancellationToken);
        }

        return desk!.ZoneId;
    }

    /// <summary>When the next digest comes, if anything waits then, and by which zone's clock.</summary>
    /// <param name="zoneId">Where the leader works, for one who was told nothing yet.</param>
    public async Task<(DateTimeOffset At, string ZoneId)> NextAsync(PersonRef leader, string zoneId, CancellationToken cancellationToken)
    {
        var desk = await FindAsync(leader, cancellationToken) ?? new LeaderDesk(zoneId);
        return (await NextAsync(desk, cancellationToken), desk.ZoneId);
    }

    public async Task<LeaderDesk?> FindAsync(PersonRef leader, CancellationToken cancellationToken) =>
        (await store.ReadAsync(DeskKey(leader), CoreJson.Default.LeaderDesk, cancellationToken))?.Value;

    /// <summary>Takes what waits, to be sent.</summary>
    /// <returns>The digest to send; null when there is none now.</returns>
    internal async Task<DigestIssue?> BeginAsync(PersonRef leader, CancellationToken cancellationToken)
    {
        var now = await errands.NowAsync(cancellationToken);
        var calendar = await FindAsync(leader, cancellationToken) is { } known ? await CalendarAsync(known, cancellationToken) : WorkingCalendar.Default;
        var desk = await UpdateAsync(leader, current => current?.Begun(now, calendar), cancellationToken);
        if (desk is { Sending: null, Waiting: not [] })
        {
            await MoveOnAsync(leader, desk, cancellationToken);
        }

        return desk?.Sending;
    }

    /// <returns>The week that it is, by a zone's clock.</returns>
    internal async Task<AttentionWeek> WeekAsync(string zoneId, CancellationToken cancellationToken) =>
        AttentionWeek.At(TeamClock.For(zoneId), await errands.NowAsync(cancellationToken));

    /// <returns>By which calendar the leader works: that of the team that was told last.</returns>
    internal async Task<WorkingCalendar> CalendarAsync(LeaderDesk desk, CancellationToken cancellationToken) =>
        desk.Rounds.ToList() is [.., var last] && await teams.FindAsync(last.Team, cancellationToken) is { } team ? team.Calendar : WorkingCalendar.Default;

    /// <summary>A digest that is being sent is sent on a later day, at the leader's hour.</summary>
    internal async Task PutOffAsync(PersonRef leader, DateOnly until, CancellationToken cancellationToken)
    {
        var desk = await FindAsync(leader, cancellationToken) ?? throw new InvalidOperationException("A leader's desk vanished while a digest was being sent.");
        var date = await CalendarAsync(desk, cancellationToken) is var calendar && calendar.IsDayOff(until) ? calendar.WorkingDayFrom(until) : until;
        await errands.SetAsync(
            leader.Tenant, NameOf(leader), TeamClock.For(desk.ZoneId).At(date, desk.HourInForce.Time), new Errand.SendDigest(leader), cancellationToken);
    }

    /// <summary>A digest is settled: what came meanwhile waits for the next.</summary>
    internal async Task EndAsync(PersonRef leader, DigestIssue issue, CancellationToken cancellationToken)
    {
        var before = (await FindAsync(leader, cancellationToken))?.Last;
        var desk = await UpdateAsync(leader, current => current?.Sent(issue), cancellationToken);
        if (before is not null && before.Date != issue.Date)
        {
            await store.DeleteAsync(LedgerKey(leader, before), null, cancellationToken);
        }

        if (desk is { Waiting: not [] })
        {
            await MoveOnAsync(leader, desk, cancellationToken);
        }
    }

    /// <summary>The log of what was sent with a digest; kept until the next one is sent.</summary>
    internal static StoreKey LedgerKey(PersonRef leader, DigestIssue issue) => Key(leader, "ledger", issue.Name);

    private async Task MoveOnAsync(PersonRef leader, LeaderDesk desk, CancellationToken cancellationToken) =>
        await errands.SetAsync(leader.Tenant, NameOf(leader), await NextAsync(desk, cancellationToken), new Errand.SendDigest(leader), cancellationToken);

    private async Task<DateTimeOffset> NextAsync(LeaderDesk desk, CancellationToken cancellationToken) =>
        desk.NextAfter(await errands.NowAsync(cancellationToken), await CalendarAsync(desk, cancellationToken));

    private Task<LeaderDesk?> UpdateAsync(PersonRef leader, Func<LeaderDesk?, LeaderDesk?> decide, CancellationToken cancellationToken) =>
        store.UpdateAsync(DeskKey(leader), decide, CoreJson.Default.LeaderDesk, cancellationToken);

    internal static ErrandName NameOf(PersonRef leader) => ErrandName.Of("digest", leader.Tenant.Value, leader.Person.Value);

    private static StoreKey DeskKey(PersonRef leader) => Key(leader, "desk.json");

    private static StoreKey Key(PersonRef leader, params ReadOnlySpan<string> rest) => StoreKey.Of(Root, leader.Tenant.Value, leader.Person.Value).Then(rest);
}
