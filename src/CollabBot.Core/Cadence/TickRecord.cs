namespace CollabBot.Core.Cadence;

/// <summary>Who ticked last, and how far the schedule has been seen through. Lease, heartbeat and watermark in one object, and one write.</summary>
/// <param name="Holder">The process that ticked; the others leave the schedule to it for <see cref="Lease"/>.</param>
/// <param name="At">By the store's clock.</param>
/// <param name="SettledUpTo">Every occurrence up to here, inclusive, has its round or a recorded reason why not.</param>
internal sealed record TickRecord(string Holder, DateTimeOffset At, DateTimeOffset SettledUpTo)
{
    /// <summary>A holder that has not finished a tick for this long is passed over, whether it is dead, slow or stuck.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>A tick that takes longer is given up by whoever runs it: by then the lease is as good as gone.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(25);
}
