using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace CollabBot.Core.Storage;

/// <summary>A JSON object as read, with the revision to replace it under.</summary>
/// <param name="Schema">That it was written with.</param>
/// <param name="Json">As it lies in the store; may hold more than <paramref name="Value"/>.</param>
internal sealed record Document<T>(T Value, Revision Revision, int Schema, ReadOnlyMemory<byte> Json);

/// <summary>JSON objects on top of <see cref="IObjectStore"/>: the one place that turns a record into bytes and back.</summary>
internal static class Documents
{
    /// <summary>How often an update meets a newer revision before it gives up; at that point something is wrong, not busy.</summary>
    private const int MaxAttempts = 16;

    /// <exception cref="DocumentUnreadableException">There is something, and it is damaged, or that of a program too new or too old.</exception>
    public static async Task<Document<T>?> ReadAsync<T>(this IObjectStore store, StoreKey key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (await store.GetAsync(key, cancellationToken) is not { } stored)
        {
            return null;
        }

        var reading = DocumentFormat.Read(stored.Body, type);
        if (reading is DocumentReading<T>.Read read)
        {
            return new Document<T>(read.Value, stored.Revision, read.Schema, read.Json);
        }

        throw await store.SetAsideAsync(key, stored, reading, cancellationToken);
    }

    /// <summary>Counts what could not be read and keeps a copy of it.</summary>
    /// <returns>What to throw.</returns>
    public static async Task<DocumentUnreadableException> SetAsideAsync<T>(
        this IObjectStore store, StoreKey key, StoredObject stored, DocumentReading<T> reading, CancellationToken cancellationToken)
    {
        await store.KeepCopyAsync(key, stored, cancellationToken);
        var kind = key.Segments()[0];
        StorageMetrics.Unreadable(kind);
        return new DocumentUnreadableException(reading switch
        {
            DocumentReading<T>.Damaged => $"A document of kind '{kind}' is damaged; a copy is in quarantine.",
            DocumentReading<T>.FromTheFuture => $"A newer CollabBot wrote a document of kind '{kind}' (this program knows schema {DocumentFormat.Schema}); a copy is in quarantine.",
            DocumentReading<T>.FromThePast => $"A CollabBot that is too old wrote a document of kind '{kind}' (this program knows schema {DocumentFormat.Schema}); a copy is in quarantine.",
            _ => throw new UnreachableException(),
        })
        {
            Damaged = reading is DocumentReading<T>.Damaged ? stored.Revision : null,
        };
    }

    /// <summary>For a document in a list: one that cannot be read is passed over, so that its neighbours are not held up by it. It is counted, and its copy lies in quarantine.</summary>
    public static async Task<Document<T>?> ReadOrPassOverAsync<T>(this IObjectStore store, StoreKey key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await store.ReadAsync(key, type, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }

    /// <summary>For a document that is made again from others when it is gone: a damaged one is deleted, and reads as absent.</summary>
    /// <exception cref="DocumentUnreadableException">A newer program wrote it.</exception>
    public static async Task<Document<T>?> ReadDerivedAsync<T>(this IObjectStore store, StoreKey key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await store.ReadAsync(key, type, cancellationToken);
        }
        catch (DocumentUnreadableException exception) when (exception.Damaged is not null)
        {
            await store.DeleteAsync(key, exception.Damaged, cancellationToken);
            return null;
        }
    }

    /// <returns>False when the key is taken.</returns>
    public static async Task<bool> CreateAsync<T>(this IObjectStore store, StoreKey key, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await store.PutNewAsync(key, DocumentFormat.Write(value, type), cancellationToken) is not null;

    /// <summary>Replaces what was read; members that this program does not know stay.</summary>
    /// <returns>False when the revision is stale: read again and decide again.</returns>
    public static async Task<bool> ReplaceAsync<T>(this IObjectStore store, StoreKey key, Document<T> current, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await store.PutIfAsync(key, DocumentFormat.Rewrite(current, value, type), current.Revision, cancellationToken) is not null;

    /// <summary>Reads, decides, writes; again from the start when somebody else wrote in between.</summary>
    /// <param name="decide">Pure. Gets the value or null when there is none; returns the value to write, or null (or the same instance) to write nothing.</param>
    /// <returns>What the store holds afterwards as far as this call knows; null when there was nothing and nothing was written.</returns>
    public static async Task<T?> UpdateAsync<T>(this IObjectStore store, StoreKey key, Func<T?, T?> decide, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var current = await store.ReadAsync(key, type, cancellationToken);
            var wanted = decide(current?.Value);
            if (wanted is null || ReferenceEquals(wanted, current?.Value))
            {
                return current?.Value;
            }

            var written = current is null
                ? await store.CreateAsync(key, wanted, type, cancellationToken)
                : await store.ReplaceAsync(key, current, wanted, type, cancellationToken);
            if (written)
            {
                return wanted;
            }

            StorageMetrics.DocumentConflict();
        }

        throw new StoreUnavailableException($"An object changed {MaxAttempts} times while it was being updated.");
    }

    /// <summary>The same for a document that is made again from others when it is gone: a damaged one is deleted first.</summary>
    /// <exception cref="DocumentUnreadableException">A newer program wrote it.</exception>
    public static async Task<T?> UpdateDerivedAsync<T>(this IObjectStore store, StoreKey key, Func<T?, T?> decide, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await store.UpdateAsync(key, decide, type, cancellationToken);
        }
        catch (DocumentUnreadableException exception) when (exception.Damaged is not null)
        {
            await store.DeleteAsync(key, exception.Damaged, cancellationToken);
            return await store.UpdateAsync(key, decide, type, cancellationToken);
        }
    }

    // Once for each damaged state: the copy's name ends in the revision, and a copy that is there already stays.
    private static async Task KeepCopyAsync(this IObjectStore store, StoreKey key, StoredObject stored, CancellationToken cancellationToken)
    {
        var name = $"{DamagedDocuments.Root}/{key.Value}/{Uri.EscapeDataString(stored.Revision.Value)}";
        if (name.Length <= StoreKey.MaxLength)
        {
            await store.PutNewAsync(StoreKey.FromEncoded(name), stored.Body, cancellationToken);
        }
    }
}
