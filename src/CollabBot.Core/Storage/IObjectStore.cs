namespace CollabBot.Core.Storage;

/// <summary>Where all state lives: named objects replaced under a revision, and logs that only grow.</summary>
/// <remarks>
/// <para>Implementations are safe for concurrent use, also by several processes where the store allows it. A write that returned is durable.</para>
/// <para>Objects and logs share one namespace of keys; a key is one or the other. To a call for the other kind it reads as absent and writes as taken:
/// <see cref="GetAsync"/> of a log is null, <see cref="PutNewAsync"/> and <see cref="PutIfAsync"/> over one too, <see cref="AppendAsync"/> to an object is fenced.</para>
/// <para>A revision never comes back: not when the same bytes are written again, nor when a key is deleted and made anew. A log has one too; each append changes it.</para>
/// <para>Bodies are copied: what the caller does to its buffer afterwards changes nothing here. The bounds are in <see cref="StoreLimits"/>;
/// breaking one, or passing a <c>default</c> key, is an <see cref="ArgumentException"/>.</para>
/// <para>A token that is cancelled before the call means that nothing is written; one cancelled during a write leaves open whether it was.</para>
/// <para>What the world does (disk full, store unreachable) is thrown as <see cref="StoreUnavailableException"/>; what the caller must expect
/// (somebody else wrote first) is a return value.</para>
/// </remarks>
public interface IObjectStore
{
    /// <returns>The object, or null when there is none.</returns>
    Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken);

    /// <summary>Writes an object that must not exist yet.</summary>
    /// <returns>Its revision, or null when the key is taken: read what is there.</returns>
    Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Replaces an object that must still be at <paramref name="expected"/>.</summary>
    /// <returns>The new revision, or null when it has changed or gone: read again and decide again.</returns>
    Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken);

    /// <summary>Deletes an object or a log.</summary>
    /// <param name="expected">Delete only at this revision; null deletes whatever is there.</param>
    /// <returns>True when the key is absent afterwards, also if it was absent before; false when it holds another revision.</returns>
    Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken);

    /// <summary>Objects and logs below a prefix (whole segments), in ordinal order of their keys.</summary>
    /// <remarks>Reads page by page. What is written or deleted during the listing may or may not be seen; all else is seen exactly once.</remarks>
    IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken);

    /// <summary>Adds bytes to the end of a log, if its length is still <paramref name="expectedPosition"/>. Position 0 creates the log.</summary>
    /// <param name="bytes">1 to <see cref="StoreLimits.MaxAppendBytes"/>. Those of two writers who may race must differ: a store across a network knows its own append by its bytes when the answer was lost.</param>
    /// <param name="expectedPosition">Zero or more. An absent log is at position 0.</param>
    /// <returns>The new length, or that another writer was here first, or that the log can take no more.</returns>
    Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken);

    /// <returns>The whole log; its length is the position for the next append. An absent log is empty.</returns>
    Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken);

    /// <summary>Makes what was deleted before this call unreadable in the store's own files too, as far as the store has a say in it.</summary>
    /// <remarks>Costs more than a write: for secrets that must be gone, not for tidying.</remarks>
    Task ScrubAsync(CancellationToken cancellationToken);

    /// <returns>The store's own clock, by which rounds close, so that replicas with different clocks agree.</returns>
    Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken);
}

/// <summary>Which version of an object somebody read. Opaque: compare for equality only.</summary>
public readonly record struct Revision(string Value);

/// <summary>An object as read.</summary>
public sealed record StoredObject(ReadOnlyMemory<byte> Body, Revision Revision);

/// <summary>An entry of a listing.</summary>
public sealed record ListedObject(StoreKey Key, Revision Revision);

/// <summary>What became of an append.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>Written; the log is now <paramref name="Position"/> bytes long.</summary>
    public sealed record Appended(long Position) : AppendOutcome;

    /// <summary>Another writer has moved the log on. Nothing was written: stop, that writer owns the work.</summary>
    public sealed record Fenced : AppendOutcome;

    /// <summary>The log is at its limit. Nothing was written.</summary>
    public sealed record Full : AppendOutcome;
}

/// <summary>The store could not be reached or could not write. Nothing may be taken as saved.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
