namespace CollabBot.Tests.Cadence;

/// <summary>A process's own clock, which is wrong by <see cref="Offset"/>; its timers and timestamps run as they should.</summary>
internal sealed class SkewedClock(TimeProvider truth, TimeSpan offset) : TimeProvider
{
    /// <summary>May jump.</summary>
    public TimeSpan Offset { get; set; } = offset;

    public override long TimestampFrequency => truth.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => truth.GetUtcNow() + Offset;

    public override long GetTimestamp() => truth.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => truth.CreateTimer(callback, state, dueTime, period);
}
