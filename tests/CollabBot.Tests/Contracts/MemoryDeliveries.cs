using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Contracts;

public sealed class MemoryDeliveries : AtLeastOnceContract
{
    private protected override Task<IWorkQueue> QueueAsync(FaultPlan plan) =>
        Task.FromResult<IWorkQueue>(new FaultyWorkQueue(new MemoryWorkQueue(Time), plan));
}
