using System.Security.Cryptography;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Replicas;

/// <summary>The processes that share a store, by their heartbeats in it; and what each of them may take of a tenant's rate.</summary>
/// <remarks>
/// <para>
/// Together they never take more than the whole of it. Who wants more than it has writes that down first and then reads what the others have written:
/// of two who want the same, at least one sees the other, and takes only what is left. Who makes room takes less first and writes then. A newcomer has
/// no share until there is room, which the others make at their next beat.
/// </para>
/// <para>
/// A process that is silent for <see cref="Lifetime"/> is left out, and has taken nothing any more since <see cref="HoldsFor"/>: by its own stopwatch, so
/// that a wrong clock changes nothing. Why this holds is in ADR 0012. Reading and telling are safe for concurrent use, beating is for one loop.
/// </para>
/// </remarks>
public sealed class LiveReplicas(IObjectStore store, TimeProvider time) : ILiveReplicas
{
    /// <summary>How often a process beats when all have what they should, and so how soon it hears of the others.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);

    /// <summary>How soon it beats again when not: after a beat that failed, without its full share, or when another one is late.</summary>
    public static readonly TimeSpan BeatAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>A process is counted until its last heartbeat is older.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after it began its last heartbeat a process takes its share. Shorter than <see cref="Lifetime"/> by what the others may be wrong about its
    /// age: a store's clock may be read to the second, and a second later.
    /// </summary>
    internal static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(13);

    /// <summary>A heartbeat that is older is cleared away.</summary>
    internal static readonly TimeSpan LongDead = TimeSpan.FromMinutes(10);

    private const string Root = "replica";

    /// <summary>Below which all heartbeats lie.</summary>
    internal static StoreKey Place { get; } = StoreKey.Of(Root);

    /// <summary>Later than this, read to the second, is late.</summary>
    private static readonly TimeSpan OnTime = BeatEvery + TimeSpan.FromSeconds(1);

    private readonly string _id = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly Dictionary<StoreKey, (Revision Revision, HeartbeatRecord Beat)> _others = [];
    private readonly ThrottleNotices _notices = new(store);

    private volatile Holding? _holding;

    public int? Count => _holding is { } holding && time.GetElapsedTime(holding.Stamp) < HoldsFor ? holding.OneOf : null;

    /// <summary>When to beat again, from the end of the last beat on, whatever came of it.</summary>
    public TimeSpan NextBeatIn { get; private set; } = BeatAgainAfter;

    private StoreKey OwnKey => StoreKey.Of(Root, _id);

    public Task TellAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken) => _notices.TellAsync(tenant, wait, cancellationToken);

    /// <summary>Says that this process is alive and what it takes, and finds out who else is. Long dead ones are cleared away.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        NextBeatIn = BeatAgainAfter;
        var stamp = time.GetTimestamp();
        var now = await store.ServerTimeAsync(cancellationToken);
        var others = await OthersAsync(now, cancellationToken);
        var wanted = RateShares.RoomBeside([.. others.Select(other => other.OneOf)]);

        // Less at once, more only when it is written.
        var held = _holding;
        if (held is not null && !(wanted <= held.OneOf))
        {
            _holding = wanted is { } less ? held with { OneOf = less } : null;
        }

        await store.UpdateDerivedAsync(OwnKey, _ => new HeartbeatRecord(now) { OneOf = wanted ?? 0 }, CoreJson.Default.HeartbeatRecord, cancellationToken);

        // What was held all along the others have counted all along. Anything else somebody may have taken since they were read.
        if (wanted is not null && Count != wanted)
        {
            others = await OthersAsync(now, cancellationToken);
            wanted = Smaller(wanted.Value, RateShares.RoomBeside([.. others.Select(other => other.OneOf)]));
        }

        _holding = wanted is { } oneOf ? new Holding(stamp, oneOf) : null;
        if (wanted == 1 + others.Count && others.All(other => now - other.At <= OnTime) && BeatEvery - time.GetElapsedTime(stamp) is var left && left > BeatAgainAfter)
        {
            NextBeatIn = left;
        }
    }

    /// <summary>Lets the others have this process's share at once. To be called after the last beat and the last send.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken)
    {
        _holding = null;
        return store.DeleteAsync(OwnKey, null, cancellationToken);
    }

    /// <returns>What other processes have told since the last time.</returns>
    internal Task<IReadOnlyList<TenantPause>> HearAsync(CancellationToken cancellationToken) => _notices.HearAsync(cancellationToken);

    private static int? Smaller(int oneOf, int? other) => other is { } parts ? Math.Max(oneOf, parts) : null;

    /// <returns>The heartbeats of all others that are alive.</returns>
    private async Task<List<HeartbeatRecord>> OthersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RefreshAsync(now, cancellationToken);
        return [.. _others.Values.Select(other => other.Beat).Where(beat => now - beat.At <= Lifetime)];
    }

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

            if (now - other.Beat.At <= LongDead)
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

    /// <returns>Its last beat; of one that is gone by now, or that this program cannot read, that it was there when it was seen to have beaten.</returns>
    private async Task<HeartbeatRecord> ReadAsync(StoreKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadAsync(key, CoreJson.Default.HeartbeatRecord, cancellationToken))?.Value ?? new HeartbeatRecord(now);
        }
        catch (DocumentUnreadableException)
        {
            return new HeartbeatRecord(now);
        }
    }

    /// <summary>What this process takes.</summary>
    /// <param name="Stamp">Its stopwatch when it began the heartbeat that says so.</param>
    /// <param name="OneOf">One part in so many.</param>
    private sealed record Holding(long Stamp, int OneOf);
}
