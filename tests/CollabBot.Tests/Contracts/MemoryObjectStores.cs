using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Contracts;

public sealed class MemoryObjectStores : LogContract
{
    public MemoryObjectStores() => Store = new MemoryObjectStore(Time);

    protected override IObjectStore Store { get; }

    protected override IObjectStore StoreWithLogsOf(int maxAppends) => new MemoryObjectStore(Time, maxAppends);
}
