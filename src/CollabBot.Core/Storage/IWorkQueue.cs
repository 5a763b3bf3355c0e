namespace CollabBot.Core.Storage;

/// <summary>Hints that there is work to do. The truth is in the <see cref="IObjectStore"/>; a lost or repeated hint changes no outcome.</summary>
/// <remarks>
/// At least once: a message comes again when its visibility runs out before <see cref="DoneAsync"/>. Order is not promised.
/// Implementations are safe for concurrent use. The bounds are in <see cref="QueueLimits"/>; breaking one is an <see cref="ArgumentException"/>.
/// A receipt proves holding until somebody else receives the message, even past its visibility. A store that cannot be reached or written
/// throws <see cref="StoreUnavailableException"/>.
/// </remarks>
public interface IWorkQueue
{
    /// <summary>Adds a message that nobody can receive before <paramref name="delay"/> (zero or more) has passed.</summary>
    /// <param name="queue">Lower-case letters, digits and single hyphens, 3 to 63 characters, a letter or digit at both ends. It need not exist before.</param>
    /// <param name="delay">At most <see cref="QueueLimits.MaxDelay"/>; the message is visible from that instant on, inclusive.</param>
    /// <param name="body">At most <see cref="WorkMessage.MaxBodyBytes"/>; ids only, never a name or an answer.</param>
    Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Takes up to <paramref name="max"/> (1 to 32) visible messages and hides them for <paramref name="visibility"/>.</summary>
    /// <param name="visibility"><see cref="QueueLimits.MinVisibility"/> to <see cref="QueueLimits.MaxDelay"/>, both inclusive.</param>
    /// <returns>Possibly none; does not wait for one to arrive.</returns>
    Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken);

    /// <summary>Hides a message that one is still working on for longer, counted from now. The old receipt is void.</summary>
    /// <returns>The message with its new receipt, or null when it is somebody else's by now: stop.</returns>
    Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken);

    /// <summary>Removes a message that is finished.</summary>
    /// <returns>False when it is somebody else's by now; nothing is removed then.</returns>
    Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken);

    /// <summary>Gives a message back, to be received again after <paramref name="delay"/> (zero or more). The receipt is void.</summary>
    /// <returns>False when it is somebody else's by now.</returns>
    Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken);

    /// <returns>How many messages the queue holds, visible or not; approximate where the store only knows it so.</returns>
    Task<int> LengthAsync(string queue, CancellationToken cancellationToken);
}

/// <summary>A message somebody holds.</summary>
/// <param name="Id">The same each time the message comes.</param>
/// <param name="Receipt">Proof of holding it; new with each receive and renew.</param>
/// <param name="Body">As sent.</param>
/// <param name="DequeueCount">How often it has been received, this time included; 1 the first time.</param>
public sealed record WorkMessage(string Queue, string Id, string Receipt, ReadOnlyMemory<byte> Body, int DequeueCount)
{
    /// <summary>Longest body, in bytes: what a storage queue takes after its own encoding.</summary>
    public const int MaxBodyBytes = 48 * 1024;
}
