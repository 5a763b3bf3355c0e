using System.Globalization;
using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;

namespace CollabBot.Tests.Cadence;

/// <summary>A store for a hundred thousand teams: listings are read as they go, and every call is counted.</summary>
internal sealed class CountingStore(TimeProvider time) : IObjectStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Folder> _folders = new(StringComparer.Ordinal);
    private long _revisions;

    /// <summary>Calls so far; a listing is one.</summary>
    public long Calls { get; private set; }

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) =>
        Locked(key, folder => folder.Entries.TryGetValue(key.Value, out var entry) && !entry.IsLog ? new StoredObject(entry.Body, entry.Revision) : null);

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Locked(key, folder => folder.Entries.ContainsKey(key.Value) ? (Revision?)null : Put(folder, key, body, isLog: false));

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        Locked(key, folder => folder.Entries.TryGetValue(key.Value, out var entry) && entry.Revision == expected ? Put(folder, key, body, isLog: false) : (Revision?)null);

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) => Locked(key, folder =>
    {
        if (folder.Entries.Remove(key.Value))
        {
            folder.Keys = null;
        }

        return true;
    });

    public async IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (entries, keys) = await Locked(prefix, folder => (folder.Entries, folder.Keys ??= [.. folder.Entries.Keys.Order(StringComparer.Ordinal)]));
        foreach (var key in keys)
        {
            if (entries.TryGetValue(key, out var entry) && StoreKey.FromEncoded(key) is var found && found.IsBelow(prefix))
            {
                yield return new ListedObject(found, entry.Revision);
            }
        }
    }

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) => Locked<AppendOutcome>(key, folder =>
    {
        var before = folder.Entries.TryGetValue(key.Value, out var log) ? log.Body : default;
        if (before.Length != expectedPosition)
        {
            return new AppendOutcome.Fenced();
        }

        Put(folder, key, (byte[])[.. before.Span, .. bytes.Span], isLog: true);
        return new AppendOutcome.Appended(before.Length + bytes.Length);
    });

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) =>
        Locked(key, folder => folder.Entries.TryGetValue(key.Value, out var entry) && entry.IsLog ? entry.Body : default);

    public Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Calls++;
        }

        return Task.FromResult(time.GetUtcNow());
    }

    /// <summary>The bodies below the first segment of a key, to be put back with <see cref="Restore"/>.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Copy(string folder) =>
        _folders.GetValueOrDefault(folder)?.Entries.ToDictionary(pair => pair.Key, pair => pair.Value.Body, StringComparer.Ordinal) ?? [];

    /// <summary>Makes a folder as it was, under new revisions.</summary>
    public void Restore(string folder, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> bodies)
    {
        var fresh = _folders[folder] = new Folder();
        foreach (var (key, body) in bodies)
        {
            Put(fresh, StoreKey.FromEncoded(key), body, isLog: false);
        }
    }

    public int Count(string folder) => _folders.GetValueOrDefault(folder)?.Entries.Count ?? 0;

    private Task<T> Locked<T>(StoreKey key, Func<Folder, T> work)
    {
        lock (_gate)
        {
            Calls++;
            var name = key.Value.Split('/', 2)[0];
            if (!_folders.TryGetValue(name, out var folder))
            {
                _folders.Add(name, folder = new Folder());
            }

            return Task.FromResult(work(folder));
        }
    }

    private Revision Put(Folder folder, StoreKey key, ReadOnlyMemory<byte> body, bool isLog)
    {
        var revision = new Revision((++_revisions).ToString(CultureInfo.InvariantCulture));
        if (!folder.Entries.ContainsKey(key.Value))
        {
            folder.Keys = null;
        }

        folder.Entries[key.Value] = new Entry(body.ToArray(), revision, isLog);
        return revision;
    }

    private sealed class Folder
    {
        public Dictionary<string, Entry> Entries { get; } = new(StringComparer.Ordinal);

        public string[]? Keys { get; set; }
    }

    private sealed record Entry(ReadOnlyMemory<byte> Body, Revision Revision, bool IsLog);
}
