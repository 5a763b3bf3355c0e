using System.Collections.Concurrent;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Stops the bot, in one organisation or everywhere, and lets it go on.</summary>
/// <remarks>
/// <para>While it is stopped nothing is sent unasked, no round is opened, and no answer, comment or word of a leader is taken. What protects or informs
/// whoever asks for it works all the same (<see cref="Permission.WhileStopped"/>). Rounds that are open close when it was promised: they are counted and
/// their keys destroyed, and what is to be told of them waits. What waited goes out when the bot goes on; a round that fell due meanwhile and is too late
/// by then is recorded as not asked, and its admins are told why.</para>
/// <para>Takes effect in every process within <see cref="Trust"/>. Every stop and its end are in the organisation's log of decisions. Safe for concurrent use,
/// and to repeat.</para>
/// </remarks>
public sealed class EmergencyStops(IObjectStore store, AuditLog audit, TimeProvider time)
{
    /// <summary>How long what was read is believed.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    /// <summary>How soon to look whether what waits may go out.</summary>
    internal static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(2);

    private const string Root = "stop";
    private const string Setting = "bot";
    private const string Running = "running";
    private const string Stopped = "stopped";

    private static readonly StoreKey Everywhere = StoreKey.Of("stop-everywhere");

    private readonly ConcurrentDictionary<StoreKey, (long At, bool IsThere)> _read = [];

    public async Task<bool> IsStoppedAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await Task.WhenAll(IsThereAsync(Everywhere, cancellationToken), IsThereAsync(KeyOf(tenant), cancellationToken))).Contains(true);

    /// <param name="tenant">Null for everywhere.</param>
    /// <param name="by">Null for the operator.</param>
    /// <returns>False when it was stopped already.</returns>
    public Task<bool> StopAsync(TenantId? tenant, PersonId? by, CancellationToken cancellationToken) => ChangeAsync(tenant, by, stop: true, cancellationToken);

    /// <param name="tenant">Null to end the stop everywhere; organisations that are stopped by themselves stay so.</param>
    /// <param name="by">Null for the operator.</param>
    /// <returns>False when it was not stopped.</returns>
    public Task<bool> ResumeAsync(TenantId? tenant, PersonId? by, CancellationToken cancellationToken) => ChangeAsync(tenant, by, stop: false, cancellationToken);

    /// <returns>The organisations that are stopped, each with since when; null among them stands for everywhere.</returns>
    public async Task<IReadOnlyList<(TenantId? Tenant, DateTimeOffset Since)>> ListAsync(CancellationToken cancellationToken)
    {
        var stopped = new List<(TenantId?, DateTimeOffset)>();
        if (await store.ReadOrPassOverAsync(Everywhere, CoreJson.Default.StopOrder, cancellationToken) is { Value: var everywhere })
        {
            stopped.Add((null, everywhere.Since));
        }

        await foreach (var entry in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            if (await store.ReadOrPassOverAsync(entry.Key, CoreJson.Default.StopOrder, cancellationToken) is { Value: var order })
            {
                stopped.Add((new TenantId(entry.Key.Segments()[1]), order.Since));
            }
        }

        return stopped;
    }

    private async Task<bool> ChangeAsync(TenantId? tenant, PersonId? by, bool stop, CancellationToken cancellationToken)
    {
        var key = tenant is { } one ? KeyOf(one) : Everywhere;
        if (await store.GetAsync(key, cancellationToken) is not null == stop)
        {
            return false;
        }

        // Told first and done then, as every decision: a stop that the log does not know must not exist.
        await audit.AddAsync(tenant, new AuditFact(Setting, by, stop ? Running : Stopped, stop ? Stopped : Running), cancellationToken);
        if (stop)
        {
            var order = new StopOrder(await store.ServerTimeAsync(cancellationToken));
            await store.UpdateAsync(key, current => current ?? order, CoreJson.Default.StopOrder, cancellationToken);
        }
        else
        {
            await store.DeleteAsync(key, expected: null, cancellationToken);
        }

        _read.TryRemove(key, out _);
        return true;
    }

    /// <summary>That there is one is enough, also when it cannot be read: whoever damaged it meant the bot to be still.</summary>
    private async Task<bool> IsThereAsync(StoreKey key, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(key, out var known) && time.GetElapsedTime(known.At) < Trust)
        {
            return known.IsThere;
        }

        var at = time.GetTimestamp();
        var isThere = await store.GetAsync(key, cancellationToken) is not null;
        _read[key] = (at, isThere);
        return isThere;
    }

    private static StoreKey KeyOf(TenantId tenant) => StoreKey.Of(Root, tenant.Value);
}
