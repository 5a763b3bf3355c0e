using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Contracts;

public sealed class MemoryObjectStoresBehindFaults : LogContract
{
    private readonly FaultPlan _plan = new(seed: 1, FaultKinds.BeforeAndAfter);

    public MemoryObjectStoresBehindFaults() => Store = Behind(new MemoryObjectStore(Time));

    protected override IObjectStore Store { get; }

    protected override Task<IObjectStore> StoreWithLogsOfAsync(int maxAppends) => Task.FromResult<IObjectStore>(Behind(new MemoryObjectStore(Time, maxAppends)));

    private PatientObjectStore Behind(IObjectStore store) => new(new FaultyObjectStore(store, _plan));
}
