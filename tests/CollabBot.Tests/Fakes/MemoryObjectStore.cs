using System.Globalization;
using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;

namespace CollabBot.Tests.Fakes;

/// <summary>The store as a sorted dictionary behind a lock. <paramref name="maxAppends"/> makes a log's limit small enough to reach.</summary>
internal sealed class MemoryObjectStore(TimeProvider time, int maxAppends = StoreLimits.MaxAppends) : IObjectStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _revisions;

    /// <summary>Everything there is, by encoded key: for a test that looks for what must not be there.</summary>
    public IReadOnlyDictionary<string, byte[]> Contents()
    {
        lock (_gate)
        {
            return _entries.ToDictionary(pair => pair.Key, pair => pair.Value.Body, StringComparer.Ordinal);
        }
    }

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) =>
        Locked(key, () => Find(key) is { Appends: 0 } entry ? new StoredObject(entry.Body, entry.Revision) : null, cancellationToken);

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Locked(key, () => Find(key) is null ? Put(key, body.ToArray(), appends: 0) : (Revision?)null, cancellationToken);

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        Locked(
            key,
            () => Find(key) is { Appends: 0 } entry && entry.Revision == expected ? Put(key, body.ToArray(), appends: 0) : (Revision?)null,
            cancellationToken);

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) =>
        Locked(key, () => Delete(key, expected), cancellationToken);

    public async IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var listed in await Locked(prefix, () => Below(prefix), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return listed;
        }
    }

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken)
    {
        StoreLimits.CheckAppend(key, bytes, expectedPosition);
        return Locked(key, () => Append(key, bytes, expectedPosition), cancellationToken);
    }

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) =>
        Locked(key, () => Find(key) is { Appends: > 0 } log ? log.Body : ReadOnlyMemory<byte>.Empty, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled<DateTimeOffset>(cancellationToken)
        : Task.FromResult(time.GetUtcNow());

    private Task<T> Locked<T>(StoreKey key, Func<T> work, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }

    private bool Delete(StoreKey key, Revision? expected)
    {
        if (expected is { } revision && Find(key) is { } entry && entry.Revision != revision)
        {
            return false;
        }

        _entries.Remove(key.Value);
        return true;
    }

    private List<ListedObject> Below(StoreKey prefix) =>
    [
        .. _entries
            .Select(pair => new ListedObject(StoreKey.FromEncoded(pair.Key), pair.Value.Revision))
            .Where(listed => listed.Key.IsBelow(prefix)),
    ];

    private AppendOutcome Append(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition)
    {
        var found = Find(key);
        var log = found ?? new Entry([], default, Appends: 0);
        if (found is { Appends: 0 } || log.Body.Length != expectedPosition)
        {
            return new AppendOutcome.Fenced();
        }

        if (log.Appends >= maxAppends)
        {
            return new AppendOutcome.Full();
        }

        Put(key, [.. log.Body, .. bytes.Span], log.Appends + 1);
        return new AppendOutcome.Appended(log.Body.Length + bytes.Length);
    }

    private Entry? Find(StoreKey key) => _entries.GetValueOrDefault(key.Value);

    private Revision Put(StoreKey key, byte[] body, int appends)
    {
        var revision = new Revision((++_revisions).ToString(CultureInfo.InvariantCulture));
        _entries[key.Value] = new Entry(body, revision, appends);
        return revision;
    }

    // An object has no appends, a log at least one.
    private sealed record Entry(byte[] Body, Revision Revision, int Appends);
}
