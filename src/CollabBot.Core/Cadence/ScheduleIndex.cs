using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Which teams are asked when, in a few objects instead of one for each team, so that a process can hold all of it in memory.</summary>
/// <remarks>
/// Derived: written after a team's settings, and made from them again by <see cref="HealSchedule"/>. It says nothing about which rounds took place,
/// so it changes only when a team does. Safe for concurrent use.
/// </remarks>
public sealed class ScheduleIndex(IObjectStore store)
{
    /// <summary>How many objects the teams are dealt out to.</summary>
    internal const int Shards = 256;

    private const string Root = "sched";

    internal static StoreKey TickKey { get; } = StoreKey.Of(Root, "tick");

    /// <returns>The store's own clock, by which teams fall due: since when a cadence counts is told by the same.</returns>
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => store.ServerTimeAsync(cancellationToken);

    /// <summary>Enters a team as its settings are now. To be called after they were saved.</summary>
    public Task PutAsync(Team team, CancellationToken cancellationToken) =>
        PutAsync(ShardOf(team.Ref), [ScheduledTeam.Of(team, revision: null)], [], cancellationToken);

    /// <summary>Enters some teams of one shard, and strikes others out.</summary>
    internal async Task PutAsync(int shard, IReadOnlyCollection<ScheduledTeam> teams, IReadOnlyCollection<TeamRef> gone, CancellationToken cancellationToken)
    {
        try
        {
            await UpdateAsync(shard, teams, gone, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            // What else was in it comes back with the next walk over all teams.
            await store.ReadDerivedAsync(KeyOf(shard), CoreJson.Default.ScheduleShard, cancellationToken);
            await UpdateAsync(shard, teams, gone, cancellationToken);
        }
    }

    /// <summary>One listing: the revision of every shard there is, and of the record of the last tick.</summary>
    internal async Task<(IReadOnlyDictionary<int, Revision> Shards, Revision? Tick)> ListAsync(CancellationToken cancellationToken)
    {
        var shards = new Dictionary<int, Revision>();
        Revision? tick = null;
        await foreach (var entry in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            if (entry.Key == TickKey)
            {
                tick = entry.Revision;
            }
            else if (int.TryParse(entry.Key.Segments()[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var shard))
            {
                shards[shard] = entry.Revision;
            }
        }

        return (shards, tick);
    }

    /// <returns>When a tick was last seen through, by the store's clock; null before the first.</returns>
    public async Task<DateTimeOffset?> LastTickAsync(CancellationToken cancellationToken) =>
        (await store.ReadAsync(TickKey, CoreJson.Default.TickRecord, cancellationToken))?.Value.At;

    internal async Task<(ScheduleShard Shard, Revision Revision)?> ReadAsync(int shard, CancellationToken cancellationToken) =>
        await store.ReadDerivedAsync(KeyOf(shard), CoreJson.Default.ScheduleShard, cancellationToken) is { } document ? (document.Value, document.Revision) : null;

    /// <returns>The record of the last tick; null when there is none that can be read.</returns>
    internal async Task<TickRecord?> ReadTickAsync(CancellationToken cancellationToken) =>
        (await store.ReadDerivedAsync(TickKey, CoreJson.Default.TickRecord, cancellationToken))?.Value;

    internal static int ShardOf(TeamRef team) => Hash(team)[0];

    /// <summary>A number that is a team's own for ever, evenly spread over 0 (inclusive) to 1 (exclusive).</summary>
    internal static double PlaceOf(TeamRef team) => BinaryPrimitives.ReadUInt32BigEndian(Hash(team).AsSpan(1)) / (double)(1L << 32);

    private Task<ScheduleShard?> UpdateAsync(int shard, IReadOnlyCollection<ScheduledTeam> teams, IReadOnlyCollection<TeamRef> gone, CancellationToken cancellationToken)
    {
        var replaced = teams.Select(team => team.Team).Concat(gone).ToHashSet();
        return store.UpdateAsync(
            KeyOf(shard),
            current => new ScheduleShard([.. (current?.Teams ?? []).Where(team => !replaced.Contains(team.Team)), .. teams]),
            CoreJson.Default.ScheduleShard,
            cancellationToken);
    }

    private static byte[] Hash(TeamRef team) => SHA256.HashData(Encoding.UTF8.GetBytes($"{team.Tenant.Value}\u001F{team.Team.Value}"));

    private static StoreKey KeyOf(int shard) => StoreKey.Of(Root, shard.ToString("D3", CultureInfo.InvariantCulture));
}

/// <summary>One object of the index.</summary>
internal sealed record ScheduleShard(IReadOnlyList<ScheduledTeam> Teams);
