using CollabBot.Core.Storage;

namespace CollabBot.Tests.Pulses;

/// <summary>
/// A store as one process sees it: others may go first before each call is done and again before its answer is back, and some calls fail, before they
/// were done or after.
/// </summary>
/// <param name="faultsInHundred">How many calls of a hundred fail, half of them after they were done.</param>
internal sealed class InterleavedStore(IObjectStore store, Interleaving interleaving, Random chance, int faultsInHundred) : IObjectStore
{
    private readonly Dictionary<string, StoredObject?> _slots = new(StringComparer.Ordinal);

    /// <summary>Each slot as it was last read through here, by name; null for an empty one.</summary>
    public IReadOnlyDictionary<string, StoredObject?> Slots => _slots;

    /// <summary>True once a round's result was written through here, be it that its writer was not told.</summary>
    public bool HasCounted { get; private set; }

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var found = await store.GetAsync(key, CancellationToken.None);
            if (key.Segments() is [.., "inbox", var slot])
            {
                _slots[slot] = found;
            }

            return found;
        },
        cancellationToken);

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var written = await store.PutNewAsync(key, body, CancellationToken.None);
            HasCounted |= written is not null && key.Segments()[^1] == "result.json";
            return written;
        },
        cancellationToken);

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        CallAsync(() => store.PutIfAsync(key, body, expected, CancellationToken.None), cancellationToken);

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) =>
        CallAsync(() => store.DeleteAsync(key, expected, CancellationToken.None), cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => store.ListAsync(prefix, cancellationToken);

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        CallAsync(() => store.AppendAsync(key, bytes, expectedPosition, CancellationToken.None), cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) =>
        CallAsync(() => store.ReadLogAsync(key, CancellationToken.None), cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => store.ScrubAsync(cancellationToken);

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) =>
        CallAsync(() => store.ServerTimeAsync(CancellationToken.None), cancellationToken);

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        await TurnAsync(cancellationToken);
        var fate = chance.Next(200);
        if (fate < faultsInHundred)
        {
            throw new StoreUnavailableException("Away before the call was done.");
        }

        var answer = await call();
        if (fate < 2 * faultsInHundred)
        {
            throw new StoreUnavailableException("Away after the call was done.");
        }

        await TurnAsync(cancellationToken);
        return answer;
    }

    /// <summary>Whoever has no deadline is sometimes held up beyond it.</summary>
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        await interleaving.TurnAsync(isHeldUp: !cancellationToken.CanBeCanceled && chance.Next(4) == 0);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
