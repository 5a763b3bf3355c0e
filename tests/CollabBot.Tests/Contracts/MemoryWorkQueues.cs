using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Contracts;

public sealed class MemoryWorkQueues : WorkQueueContract
{
    public MemoryWorkQueues() => Queue = new MemoryWorkQueue(Time);

    protected override IWorkQueue Queue { get; }
}
