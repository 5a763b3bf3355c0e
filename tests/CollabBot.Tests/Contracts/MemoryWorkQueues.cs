using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Contracts;

public sealed class MemoryWorkQueues : QueueBoundsContract
{
    public MemoryWorkQueues() => Queue = new MemoryWorkQueue(Time);

    protected override IWorkQueue Queue { get; }
}
