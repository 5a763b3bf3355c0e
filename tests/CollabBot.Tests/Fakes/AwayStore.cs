using CollabBot.Core.Storage;

namespace CollabBot.Tests.Fakes;

/// <summary>A store that is away whenever the test says so.</summary>
internal sealed class AwayStore(IObjectStore store) : IObjectStore
{
    public bool IsAway { get; set; }

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => Reached().GetAsync(key, cancellationToken);

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => Reached().PutNewAsync(key, body, cancellationToken);

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        Reached().PutIfAsync(key, body, expected, cancellationToken);

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) => Reached().DeleteAsync(key, expected, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => Reached().ListAsync(prefix, cancellationToken);

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        Reached().AppendAsync(key, bytes, expectedPosition, cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => Reached().ReadLogAsync(key, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => Reached().ScrubAsync(cancellationToken);

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => Reached().ServerTimeAsync(cancellationToken);

    private IObjectStore Reached() => IsAway ? throw new StoreUnavailableException("The store is away.") : store;
}
