namespace CollabBot.Doubles;

/// <summary>The machine's clock, moved ahead by as much as somebody asked for. Delays still take their real time. Safe for concurrent use.</summary>
public sealed class AdjustableClock : TimeProvider
{
    private long _ahead;

    /// <summary>How far it is ahead of the machine.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _ahead, by.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
