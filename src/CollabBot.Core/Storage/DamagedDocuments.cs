namespace CollabBot.Core.Storage;

/// <summary>Documents that somebody tried to read and could not: their copies lie under <c>quarantine</c>.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class DamagedDocuments(IObjectStore store)
{
    /// <summary>The first segment of the keys of the copies; the document's own key follows, then the revision that was read.</summary>
    internal const string Root = "quarantine";

    /// <returns>How many documents of each kind lie there. A kind is the first segment of a key: it says what a document is and not whose.</returns>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var documents = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var copy in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            documents.Add(copy.Key.Value[..copy.Key.Value.LastIndexOf('/')]);
        }

        return documents.CountBy(document => StoreKey.FromEncoded(document).Segments()[1]).ToDictionary(StringComparer.Ordinal);
    }
}
