using CollabBot.Core.Storage;

namespace CollabBot.Tests.Fakes;

/// <summary>A store as a process sees it that dies at a <see cref="CrashPoint"/>: each write is a step, reads work until then.</summary>
internal sealed class CrashingStore(IObjectStore store, CrashPoint crash) : IObjectStore
{
    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => Alive().GetAsync(key, cancellationToken);

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        crash.StepAsync(() => store.PutNewAsync(key, body, cancellationToken));

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        crash.StepAsync(() => store.PutIfAsync(key, body, expected, cancellationToken));

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) =>
        crash.StepAsync(() => store.DeleteAsync(key, expected, cancellationToken));

    public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => Alive().ListAsync(prefix, cancellationToken);

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        crash.StepAsync(() => store.AppendAsync(key, bytes, expectedPosition, cancellationToken));

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => Alive().ReadLogAsync(key, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => Alive().ScrubAsync(cancellationToken);

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => Alive().ServerTimeAsync(cancellationToken);

    private IObjectStore Alive()
    {
        crash.ThrowIfDead();
        return store;
    }
}
