namespace CollabBot.Core.Replicas;

/// <summary>A process was alive.</summary>
/// <param name="At">By the store's clock.</param>
internal sealed record HeartbeatRecord(DateTimeOffset At);
