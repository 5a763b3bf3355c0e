using System.Security.Cryptography;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Replicas;

/// <summary>The processes that share a store, by their heartbeats in it.</summary>
/// <remarks>
/// Ages are taken by the store's clock and carried on by this process's stopwatch, so that a dead process is left out on time, and a wrong clock here
/// changes nothing. While the store is away nobody is left out: too many is slow, too few is too fast. A newcomer has no share until the others have
/// had a beat to see it; they send at the full rate meanwhile. Reading and telling are safe for concurrent use, beating is for one loop.
/// </remarks>
public sealed class LiveReplicas(IObjectStore store, TimeProvider time) : ILiveReplicas
{
    /// <summary>How often a process beats, and so how soon it hears of the others.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);

    /// <summary>A process is counted until its last heartbeat is older.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>A heartbeat that is older is cleared away.</summary>
    internal static readonly TimeSpan LongDead = TimeSpan.FromMinutes(10);

    private const string Root = "replica";

    private readonly string _id = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly Dictionary<StoreKey, (Revision Revision, DateTimeOffset At)> _others = [];
    private readonly ThrottleNotices _notices = new(store);

    private DateTimeOffset? _lastBeat;
    private volatile Census? _census;

    public int? Count => _census is { } census ? census.CountAfter(time.GetElapsedTime(census.Stamp)) : null;

    private StoreKey OwnKey => StoreKey.Of(Root, _id);

    public Task TellAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken) => _notices.TellAsync(tenant, wait, cancellationToken);

    /// <summary>Says that this process is alive, then counts who else is. Long dead ones are cleared away.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        var now = await store.ServerTimeAsync(cancellationToken);
        await store.UpdateAsync(OwnKey, _ => new HeartbeatRecord(now), CoreJson.Default.HeartbeatRecord, cancellationToken);
        await RefreshAsync(now, cancellationToken);

        var ages = _others.Values.Select(other => now - other.At).Where(age => age <= Lifetime).ToList();
        var isKnown = _lastBeat is { } last && now - last <= Lifetime;
        _census = new Census(time.GetTimestamp(), ages, isKnown);
        _lastBeat = now;
    }

    /// <summary>Lets the others have this process's share at once. To be called after the last beat and the last send.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken) => store.DeleteAsync(OwnKey, null, cancellationToken);

    /// <returns>What other processes have told since the last time.</returns>
    internal Task<IReadOnlyList<TenantPause>> HearAsync(CancellationToken cancellationToken) => _notices.HearAsync(cancellationToken);

    private async Task RefreshAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = new HashSet<StoreKey>();
        await foreach (var entry in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            if (entry.Key == OwnKey)
            {
                continue;
            }

            if (!_others.TryGetValue(entry.Key, out var other) || other.Revision != entry.Revision)
            {
                other = (entry.Revision, await ReadAsync(entry.Key, now, cancellationToken));
            }

            if (now - other.At <= LongDead)
            {
                listed.Add(entry.Key);
                _others[entry.Key] = other;
            }
            else
            {
                await store.DeleteAsync(entry.Key, entry.Revision, cancellationToken);
            }
        }

        foreach (var gone in _others.Keys.Except(listed).ToList())
        {
            _others.Remove(gone);
        }
    }

    /// <returns>When it last beat; for one that this program cannot read, the instant at which it was seen to have beaten.</returns>
    private async Task<DateTimeOffset> ReadAsync(StoreKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadAsync(key, CoreJson.Default.HeartbeatRecord, cancellationToken))?.Value.At ?? now;
        }
        catch (DocumentUnreadableException)
        {
            return now;
        }
    }

    /// <summary>Who was alive at a beat.</summary>
    /// <param name="Stamp">This process's stopwatch at the beat.</param>
    /// <param name="Ages">Of the others' last heartbeats, then.</param>
    /// <param name="IsKnown">The others have had the time of a beat to learn of this process.</param>
    private sealed record Census(long Stamp, IReadOnlyList<TimeSpan> Ages, bool IsKnown)
    {
        public int? CountAfter(TimeSpan elapsed)
        {
            // No further than to the next beat: while beats fail, others may well be alive.
            var soFar = elapsed < BeatEvery ? elapsed : BeatEvery;
            var others = Ages.Count(age => age + soFar <= Lifetime);
            return IsKnown || others == 0 ? 1 + others : null;
        }
    }
}
