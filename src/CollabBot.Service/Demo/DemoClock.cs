namespace CollabBot.Service.Demo;

/// <summary>A clock that stands still until somebody moves it, and is only ever moved forward.</summary>
/// <remarks>Timers and timestamps stay real, so that the deadlines of requests work. Safe for concurrent use by many readers and one mover.</remarks>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long _utcTicks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _utcTicks), TimeSpan.Zero);

    /// <exception cref="ArgumentOutOfRangeException">The instant lies before now.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        Volatile.Write(ref _utcTicks, instant.UtcTicks);
    }
}
