namespace CollabBot.Core.Replicas;

/// <summary>A process was alive, and what it took for itself then.</summary>
/// <param name="At">By the store's clock.</param>
internal sealed record HeartbeatRecord(DateTimeOffset At)
{
    /// <summary>It takes one part in so many of each tenant's rate, and never more than it has written here; 0 for nothing. Null from a program that did not say.</summary>
    public int? OneOf { get; init; }
}
