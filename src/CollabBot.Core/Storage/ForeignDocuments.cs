namespace CollabBot.Core.Storage;

/// <summary>Documents whose JSON is another layer's: they lie in the store like all others, under a schema and a checksum, of which that layer knows nothing.</summary>
/// <remarks>
/// For what comes again by itself when it is gone: a damaged one is counted, a copy of it is kept aside, it is deleted, and it reads as absent. What lies
/// there bare, as it did before these documents had an envelope, or as somebody brought it along, is read as it stands. Safe for concurrent use.
/// </remarks>
/// <param name="parse">Gives null when the bytes hold no such value; an envelope never does.</param>
public sealed class ForeignDocuments<T>(IObjectStore store, Func<ReadOnlyMemory<byte>, T?> parse)
    where T : class
{
    /// <exception cref="DocumentUnreadableException">A newer program wrote it, or one too old.</exception>
    public async Task<(T Value, Revision Revision)?> ReadAsync(StoreKey key, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(key, cancellationToken) is not { } stored)
        {
            return null;
        }

        var reading = DocumentFormat.Read(stored.Body, parse);
        if (reading is DocumentReading<T>.Read read)
        {
            return (read.Value, stored.Revision);
        }

        if (parse(stored.Body) is { } bare)
        {
            return (bare, stored.Revision);
        }

        var unreadable = await store.SetAsideAsync(key, stored, reading, cancellationToken);
        if (unreadable.Damaged is null)
        {
            throw unreadable;
        }

        await store.DeleteAsync(key, stored.Revision, cancellationToken);
        return null;
    }

    /// <param name="json">The value, as UTF-8.</param>
    /// <returns>Its revision, or null when the key is taken.</returns>
    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        store.PutNewAsync(key, DocumentFormat.Write(json.Span), cancellationToken);

    /// <param name="json">The value, as UTF-8.</param>
    /// <returns>The new revision, or null when it has changed or gone.</returns>
    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> json, Revision expected, CancellationToken cancellationToken) =>
        store.PutIfAsync(key, DocumentFormat.Write(json.Span), expected, cancellationToken);
}
