namespace CollabBot.Core.Storage;

/// <summary>An object of no meaning that is written, read and deleted, to prove that the store can do all three.</summary>
/// <remarks>Safe for concurrent use, also by several processes: they share one key, and who finds it taken knows that another is writing.</remarks>
public sealed class Canary(IObjectStore store)
{
    /// <summary>More than any answer: where this has room, an answer has.</summary>
    internal const int Bytes = 16 * 1024;

    private static readonly StoreKey Key = StoreKey.Of("health", "canary");

    /// <exception cref="StoreUnavailableException">The store did not do what it was asked.</exception>
    public async Task ProveAsync(CancellationToken cancellationToken)
    {
        // One that is there was left by a process that died in between, or belongs to one that is at it now.
        if (await store.PutNewAsync(Key, new byte[Bytes], cancellationToken) is null)
        {
            await store.DeleteAsync(Key, null, cancellationToken);
            await store.PutNewAsync(Key, new byte[Bytes], cancellationToken);
        }

        if (await store.GetAsync(Key, cancellationToken) is { Body.Length: not Bytes })
        {
            throw new StoreUnavailableException("The store gave back something else than was written.");
        }

        await store.DeleteAsync(Key, null, cancellationToken);
    }
}
