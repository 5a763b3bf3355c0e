using CollabBot.Core.Storage;

namespace CollabBot.Tests.Fakes;

/// <summary>A store whose next write of an object waits on the way until the test lets it go.</summary>
internal sealed class HeldStore(IObjectStore store) : IObjectStore
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _holds;

    /// <summary>Completes when the held write has been asked for.</summary>
    public Task Reached => _reached.Task;

    public void Hold() => _holds = true;

    public void Release() => _released.SetResult();

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    public async Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await store.PutNewAsync(key, body, cancellationToken);
    }

    public async Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken);
        return await store.PutIfAsync(key, body, expected, cancellationToken);
    }

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) => store.DeleteAsync(key, expected, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => store.ListAsync(prefix, cancellationToken);

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        store.AppendAsync(key, bytes, expectedPosition, cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => store.ReadLogAsync(key, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => store.ScrubAsync(cancellationToken);

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => store.ServerTimeAsync(cancellationToken);

    private Task WaitAsync(CancellationToken cancellationToken)
    {
        if (!_holds)
        {
            return Task.CompletedTask;
        }

        _holds = false;
        _reached.SetResult();
        return _released.Task.WaitAsync(cancellationToken);
    }
}
