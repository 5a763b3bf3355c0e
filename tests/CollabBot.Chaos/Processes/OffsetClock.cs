namespace CollabBot.Chaos.Processes;

/// <summary>This machine's clock, set wrong by so much. Durations are right.</summary>
internal sealed class OffsetClock(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
