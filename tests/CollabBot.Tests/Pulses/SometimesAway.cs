using CollabBot.Core.Storage;

namespace CollabBot.Tests.Pulses;

/// <summary>A store that is away for five calls of a hundred, and does two more whose answer is lost. Safe for concurrent use.</summary>
internal sealed class SometimesAway(IObjectStore store, Random chance) : IObjectStore
{
    private readonly Lock _gate = new();

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => CallAsync(() => store.GetAsync(key, cancellationToken));

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        CallAsync(() => store.PutNewAsync(key, body, cancellationToken));

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        CallAsync(() => store.PutIfAsync(key, body, expected, cancellationToken));

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) => CallAsync(() => store.DeleteAsync(key, expected, cancellationToken));

    public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => store.ListAsync(prefix, cancellationToken);

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        CallAsync(() => store.AppendAsync(key, bytes, expectedPosition, cancellationToken));

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => CallAsync(() => store.ReadLogAsync(key, cancellationToken));

    public Task ScrubAsync(CancellationToken cancellationToken) => store.ScrubAsync(cancellationToken);

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => CallAsync(() => store.ServerTimeAsync(cancellationToken));

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var fate = Next();
        if (fate < 5)
        {
            throw new StoreUnavailableException("Away before the call was done.");
        }

        // Others go first, so that those who share a slot meet in it.
        await Task.Yield();
        var answer = await call();
        return fate < 7 ? throw new StoreUnavailableException("Away after the call was done.") : answer;
    }

    private int Next()
    {
        lock (_gate)
        {
            return chance.Next(100);
        }
    }
}
