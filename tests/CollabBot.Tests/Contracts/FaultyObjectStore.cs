using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;

namespace CollabBot.Tests.Contracts;

/// <summary>A store whose calls fail as a plan says: before they are done, or after.</summary>
internal sealed class FaultyObjectStore(IObjectStore inner, FaultPlan plan) : IObjectStore
{
    // A listing fails between pages.
    private const int PageSize = 200;

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) =>
        plan.RunAsync($"get {key}", () => inner.GetAsync(key, cancellationToken));

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        plan.RunAsync($"new {key}", () => inner.PutNewAsync(key, body, cancellationToken));

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        plan.RunAsync($"if {key}", () => inner.PutIfAsync(key, body, expected, cancellationToken));

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) =>
        plan.RunAsync($"delete {key}", () => inner.DeleteAsync(key, expected, cancellationToken));

    public async IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var listed in inner.ListAsync(prefix, cancellationToken))
        {
            yield return number++ % PageSize == 0 ? await plan.RunAsync($"list {prefix}", () => Task.FromResult(listed)) : listed;
        }
    }

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        plan.RunAsync($"append {key}", () => inner.AppendAsync(key, bytes, expectedPosition, cancellationToken));

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) =>
        plan.RunAsync($"log {key}", () => inner.ReadLogAsync(key, cancellationToken));

    public Task ScrubAsync(CancellationToken cancellationToken) => plan.RunAsync("scrub", async () =>
    {
        await inner.ScrubAsync(cancellationToken);
        return true;
    });

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => plan.RunAsync("time", () => inner.ServerTimeAsync(cancellationToken));
}
