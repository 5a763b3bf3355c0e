namespace CollabBot.Core.Storage;

/// <summary>A store as a whole, for whoever must show that something is gone from it. Not for daily work: everything is listed.</summary>
/// <remarks>Implementations are safe for concurrent use; what is written meanwhile may or may not be seen.</remarks>
public interface IWholeStore
{
    /// <summary>False where messages that are hidden for a while, or delayed, can neither be seen nor taken.</summary>
    bool SeesEveryMessage { get; }

    /// <summary>Every object and log there is, in ordinal order of their keys.</summary>
    IAsyncEnumerable<StoreKey> ListAllAsync(CancellationToken cancellationToken);

    /// <summary>Takes messages off a queue, as far as they can be seen.</summary>
    /// <param name="of">Whether a message, by its body, is to go. Pure.</param>
    /// <returns>How many went.</returns>
    Task<int> DropMessagesAsync(string queue, Func<ReadOnlyMemory<byte>, bool> of, CancellationToken cancellationToken);

    /// <summary>Makes the store's own files anew without what was deleted, as far as the store has a say in it.</summary>
    /// <exception cref="StoreUnavailableException">There is no room for it; nothing is lost, try again.</exception>
    Task CompactAsync(CancellationToken cancellationToken);
}
