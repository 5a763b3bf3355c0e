using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;

namespace CollabBot.Tests.Replicas;

/// <summary>
/// A store as one process sees it across a bad network: calls take a while, some a long while, and some fail, of which some were done all the same. Its
/// clock is read up to two seconds late. When the process is killed its calls never come back; one that was under way may be done or not. For one thread.
/// </summary>
internal sealed class FlawedStore(IObjectStore store, TimeProvider time, Random chance) : IObjectStore
{
    private readonly TaskCompletionSource _never = new();
    private readonly TimeSpan _late = TimeSpan.FromMilliseconds(chance.Next(1_900));

    /// <summary>Of a hundred calls, how many fail.</summary>
    public int Failing { get; set; }

    /// <summary>Of a hundred ways to the store or back, how many take long.</summary>
    public int Slow { get; set; }

    public bool IsDead { get; set; }

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => CallAsync(() => store.GetAsync(key, cancellationToken));

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        CallAsync(() => store.PutNewAsync(key, body, cancellationToken));

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        CallAsync(() => store.PutIfAsync(key, body, expected, cancellationToken));

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) => CallAsync(() => store.DeleteAsync(key, expected, cancellationToken));

    public async IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = await CallAsync(() => store.ListAsync(prefix, cancellationToken).ToListAsync(cancellationToken).AsTask());
        foreach (var entry in listed)
        {
            yield return entry;
        }
    }

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        CallAsync(() => store.AppendAsync(key, bytes, expectedPosition, cancellationToken));

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => CallAsync(() => store.ReadLogAsync(key, cancellationToken));

    public Task ScrubAsync(CancellationToken cancellationToken) => store.ScrubAsync(cancellationToken);

    public async Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => await CallAsync(() => store.ServerTimeAsync(cancellationToken)) - _late;

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        await TravelAsync();
        if (chance.Next(100) < Failing)
        {
            throw new StoreUnavailableException("Away before the call was done.");
        }

        var answer = await call();
        await TravelAsync();
        return chance.Next(200) < Failing ? throw new StoreUnavailableException("Away after the call was done.") : answer;
    }

    private async Task TravelAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(100) < Slow ? chance.Next(8_000) : chance.Next(5, 40)), time);
        if (IsDead)
        {
            await _never.Task;
        }
    }
}
