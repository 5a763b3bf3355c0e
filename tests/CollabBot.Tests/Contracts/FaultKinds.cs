namespace CollabBot.Tests.Contracts;

/// <summary>Which faults a plan may choose, beside delays.</summary>
internal enum FaultKinds
{
    BeforeOnly,
    BeforeAndAfter,
}
