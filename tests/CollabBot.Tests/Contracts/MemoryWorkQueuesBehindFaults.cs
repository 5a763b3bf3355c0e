using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Contracts;

public sealed class MemoryWorkQueuesBehindFaults : QueueBoundsContract
{
    public MemoryWorkQueuesBehindFaults() =>
        Queue = new PatientWorkQueue(new FaultyWorkQueue(new MemoryWorkQueue(Time), new FaultPlan(seed: 4, FaultKinds.BeforeOnly)));

    protected override IWorkQueue Queue { get; }
}
