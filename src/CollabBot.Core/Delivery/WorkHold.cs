namespace CollabBot.Core.Delivery;

/// <summary>How a process holds what it works on, against the others and against its own death.</summary>
/// <param name="Silence">
/// A holder without a sign of life for so long is taken for dead, and its work goes to another. Two seconds or more: a store may count in whole ones.
/// </param>
/// <param name="OneMoreEvery">
/// A process that has just begun works on one thing at a time, and on one more each time this has passed. One that dies over and over, as in a crash
/// loop, so leaves few sends of which nobody knows whether they arrived. Zero: no such care.
/// </param>
public sealed record WorkHold(TimeSpan Silence, TimeSpan OneMoreEvery)
{
    public static WorkHold Default { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5));
}
