using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Replicas;

/// <summary>What one process was told by a tenant, for the others to read: an object for each tenant that asked to wait, gone when its time is over.</summary>
/// <remarks>Telling is safe for concurrent use, hearing is for one loop.</remarks>
internal sealed class ThrottleNotices(IObjectStore store)
{
    private const string Root = "throttle";

    /// <summary>
    /// Added to each pause, because a store's clock may be read to the second, by each process a little differently: nobody shall be early. Also spares
    /// the calls that were refused together with the first one a write of their own.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private readonly Dictionary<TenantId, DateTimeOffset> _told = [];
    private readonly Dictionary<StoreKey, (Revision Revision, ThrottleNotice? Notice)> _heard = [];

    /// <summary>Writes down that a tenant asked to wait, unless that, or a longer wait, is written already.</summary>
    public async Task TellAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            var now = await store.ServerTimeAsync(cancellationToken);
            var asked = now + wait;
            if (IsNews(tenant, asked))
            {
                await store.UpdateAsync(
                    StoreKey.Of(Root, tenant.Value),
                    current => current is null || current.Until <= now ? new ThrottleNotice(now, asked + Margin)
                        : current.Until < asked ? current with { Until = asked + Margin }
                        : current,
                    CoreJson.Default.ThrottleNotice,
                    cancellationToken);
            }
        }
        catch (Exception exception) when (exception is StoreUnavailableException or DocumentUnreadableException)
        {
            // Whoever is not told calls once more, is refused as this process was, and knows then; and so that the next refusal is told:
            lock (_told)
            {
                _told.Remove(tenant);
            }
        }
    }

    /// <summary>Reads what is new since the last time, and clears away what is over.</summary>
    public async Task<IReadOnlyList<TenantPause>> HearAsync(CancellationToken cancellationToken)
    {
        var now = await store.ServerTimeAsync(cancellationToken);
        var news = new List<TenantPause>();
        var listed = new HashSet<StoreKey>();
        await foreach (var entry in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            listed.Add(entry.Key);
            var isNews = !_heard.TryGetValue(entry.Key, out var heard) || heard.Revision != entry.Revision;
            if (isNews)
            {
                heard = _heard[entry.Key] = (entry.Revision, await ReadAsync(entry.Key, cancellationToken));
            }

            if (heard.Notice is { } over && over.Until <= now)
            {
                await store.DeleteAsync(entry.Key, entry.Revision, cancellationToken);
            }
            else if (isNews && heard.Notice is { } notice)
            {
                news.Add(new TenantPause(new TenantId(entry.Key.Segments()[^1]), now - notice.At, notice.Until - now));
            }
        }

        foreach (var gone in _heard.Keys.Except(listed).ToList())
        {
            _heard.Remove(gone);
        }

        return news;
    }

    /// <returns>Null when it is gone by now, or cannot be read: it is left where it is then, and the tenant says itself what it wants.</returns>
    private async Task<ThrottleNotice?> ReadAsync(StoreKey key, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadAsync(key, CoreJson.Default.ThrottleNotice, cancellationToken))?.Value;
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }

    /// <summary>True for one of several calls that ask for about the same.</summary>
    private bool IsNews(TenantId tenant, DateTimeOffset asked)
    {
        lock (_told)
        {
            if (_told.TryGetValue(tenant, out var told) && told >= asked)
            {
                return false;
            }

            _told[tenant] = asked + Margin;
            return true;
        }
    }
}

/// <summary>A tenant asked some process to wait.</summary>
/// <param name="Ago">Since when.</param>
/// <param name="Left">How much longer; more than zero.</param>
internal readonly record struct TenantPause(TenantId Tenant, TimeSpan Ago, TimeSpan Left);
