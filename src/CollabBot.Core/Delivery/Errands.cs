using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Timers that outlive every process: what is to be done when, under a name that is given once.</summary>
/// <remarks>
/// The record is the truth; <see cref="DueErrands"/> sees it and hints at what is due, again and again until the record is gone or moved. So an errand may
/// run twice, late, and on several processes at once: whatever it does must be safe to repeat. One that
/// cannot be read, damaged or of a newer program, is counted and stays as it is until it is set again: nobody could make it anew. Safe for concurrent use.
/// </remarks>
public sealed class Errands(IObjectStore store)
{
    private const string Root = "errand";

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => store.ServerTimeAsync(cancellationToken);

    /// <summary>Sets an errand, or moves the one of this name to another time or purpose. An instant in the past is due at once.</summary>
    public Task SetAsync(TenantId tenant, ErrandName name, DateTimeOffset at, Errand errand, CancellationToken cancellationToken)
    {
        var wanted = new DueErrand(at, errand);
        return store.UpdateDerivedAsync(Key(tenant, name), current => current == wanted ? current : wanted, CoreJson.Default.DueErrand, cancellationToken);
    }

    /// <summary>Sets an errand unless there is one of this name, whenever that is due; one that is being done right now is done once more.</summary>
    public Task SetIfNoneAsync(TenantId tenant, ErrandName name, DateTimeOffset at, Errand errand, CancellationToken cancellationToken) =>
        store.UpdateDerivedAsync(Key(tenant, name), current => current is null ? new DueErrand(at, errand) : current with { }, CoreJson.Default.DueErrand, cancellationToken);

    /// <returns>Null when there is none of this name that can be read.</returns>
    public async Task<DueErrand?> FindAsync(TenantId tenant, ErrandName name, CancellationToken cancellationToken) =>
        (await store.ReadOrPassOverAsync(Key(tenant, name), CoreJson.Default.DueErrand, cancellationToken))?.Value;

    /// <summary>Nothing is left to do under this name. Safe to repeat.</summary>
    public Task DropAsync(TenantId tenant, ErrandName name, CancellationToken cancellationToken) => store.DeleteAsync(Key(tenant, name), null, cancellationToken);

    /// <summary>Does an errand if its time has come, and drops it when it is done, unless it was set again meanwhile.</summary>
    /// <param name="run">Safe to repeat.</param>
    internal async Task<WorkOutcome> RunAsync(TenantId tenant, ErrandName name, Func<Errand, Task<WorkOutcome>> run, CancellationToken cancellationToken)
    {
        var key = Key(tenant, name);
        if (await store.ReadOrPassOverAsync(key, CoreJson.Default.DueErrand, cancellationToken) is not { } found || found.Value.At > await NowAsync(cancellationToken))
        {
            return WorkOutcome.Done.Instance;
        }

        var outcome = await run(found.Value.What);
        if (outcome is WorkOutcome.Done)
        {
            await store.DeleteAsync(key, found.Revision, cancellationToken);
        }

        return outcome;
    }

    /// <summary>Every errand with its revision, which changes when it is moved.</summary>
    internal async IAsyncEnumerable<(TenantId Tenant, ErrandName Name, Revision Revision)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            if (entry.Key.Segments() is [Root, var tenant, var name])
            {
                yield return (new TenantId(tenant), new ErrandName(name), entry.Revision);
            }
        }
    }

    private static StoreKey Key(TenantId tenant, ErrandName name) => StoreKey.Of(Root, tenant.Value, name.Value);
}
