using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Contracts;

public sealed class MemoryObjectStores : LogContract
{
    public MemoryObjectStores() => Store = new MemoryObjectStore(Time);

    protected override IObjectStore Store { get; }

    protected override Task<IObjectStore> StoreWithLogsOfAsync(int maxAppends) => Task.FromResult<IObjectStore>(new MemoryObjectStore(Time, maxAppends));
}
