using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Where leaders' desks are kept, and the hour at which each is looked at.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class LeaderDesks(IObjectStore store, Errands errands)
{
    private const string Root = "digest";

    /// <summary>Puts a told round on a leader's desk. Safe to repeat.</summary>
    public async Task AddAsync(PersonRef leader, RoundPlan plan, CancellationToken cancellationToken)
    {
        var desk = await UpdateAsync(leader, current => (current ?? new LeaderDesk(plan.ZoneId)).With(plan.Ref, plan.ZoneId), cancellationToken);
        if (desk!.Waiting is not [])
        {
            await errands.SetIfNoneAsync(leader.Tenant, NameOf(leader), desk.NextAfter(await errands.NowAsync(cancellationToken)), new Errand.SendDigest(leader), cancellationToken);
        }
    }

    /// <summary>Lets a digest come at another hour from now on.</summary>
    /// <param name="zoneId">Where the leader works, for one who was told nothing yet.</param>
    /// <returns>The zone by whose clock it comes.</returns>
    public async Task<string> ChangeHourAsync(PersonRef leader, DigestHour hour, string zoneId, CancellationToken cancellationToken)
    {
        var desk = await UpdateAsync(leader, current => (current ?? new LeaderDesk(zoneId)) with { Hour = hour }, cancellationToken);
        var next = desk!.NextAfter(await errands.NowAsync(cancellationToken));
        if (desk.Waiting is not [] && desk.Sending is null)
        {
            await errands.SetAsync(leader.Tenant, NameOf(leader), next, new Errand.SendDigest(leader), cancellationToken);
        }

        return desk.ZoneId;
    }

    /// <summary>When the next digest comes, if anything waits then, and by which zone's clock.</summary>
    /// <param name="zoneId">Where the leader works, for one who was told nothing yet.</param>
    public async Task<(DateTimeOffset At, string ZoneId)> NextAsync(PersonRef leader, string zoneId, CancellationToken cancellationToken)
    {
        var desk = await FindAsync(leader, cancellationToken) ?? new LeaderDesk(zoneId);
        return (desk.NextAfter(await errands.NowAsync(cancellationToken)), desk.ZoneId);
    }

    public async Task<LeaderDesk?> FindAsync(PersonRef leader, CancellationToken cancellationToken) =>
        (await store.ReadAsync(DeskKey(leader), CoreJson.Default.LeaderDesk, cancellationToken))?.Value;

    /// <summary>Takes what waits, to be sent.</summary>
    /// <returns>The digest to send; null when there is none now.</returns>
    internal async Task<DigestIssue?> BeginAsync(PersonRef leader, CancellationToken cancellationToken)
    {
        var now = await errands.NowAsync(cancellationToken);
        var desk = await UpdateAsync(leader, current => current?.Begun(now), cancellationToken);
        if (desk is { Sending: null, Waiting: not [] })
        {
            await MoveOnAsync(leader, desk, now, cancellationToken);
        }

        return desk?.Sending;
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
            await MoveOnAsync(leader, desk, await errands.NowAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>The log of what was sent with a digest; kept until the next one is sent.</summary>
    internal static StoreKey LedgerKey(PersonRef leader, DigestIssue issue) => Key(leader, "ledger", issue.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private Task MoveOnAsync(PersonRef leader, LeaderDesk desk, DateTimeOffset now, CancellationToken cancellationToken) =>
        errands.SetAsync(leader.Tenant, NameOf(leader), desk.NextAfter(now), new Errand.SendDigest(leader), cancellationToken);

    private Task<LeaderDesk?> UpdateAsync(PersonRef leader, Func<LeaderDesk?, LeaderDesk?> decide, CancellationToken cancellationToken) =>
        store.UpdateAsync(DeskKey(leader), decide, CoreJson.Default.LeaderDesk, cancellationToken);

    private static ErrandName NameOf(PersonRef leader) => ErrandName.Of("digest", leader.Tenant.Value, leader.Person.Value);

    private static StoreKey DeskKey(PersonRef leader) => Key(leader, "desk.json");

    private static StoreKey Key(PersonRef leader, params ReadOnlySpan<string> rest) => StoreKey.Of(Root, leader.Tenant.Value, leader.Person.Value).Then(rest);
}
