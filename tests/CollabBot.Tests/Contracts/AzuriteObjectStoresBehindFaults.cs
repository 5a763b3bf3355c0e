using CollabBot.Core.Storage;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>Here the network itself fails, so the store's own tries and its looking back are what is tested.</summary>
[Trait("needs", "azurite")]
public sealed class AzuriteObjectStoresBehindFaults : LogContract, IAsyncLifetime
{
    private Azurite? _azurite;
    private IObjectStore? _store;

    protected override IObjectStore Store => _store!;

    protected override TimeProvider Clock => TimeProvider.System;

    protected override TimeSpan ClockTolerance => TimeSpan.FromSeconds(5);

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.RunningAsync();
        _store = new PatientObjectStore(await AzuriteStores.NewAsync(_azurite, new FaultyTransport(new FaultPlan(seed: 3, FaultKinds.BeforeAndAfter))));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task<IObjectStore> StoreWithLogsOfAsync(int maxAppends) =>
        new PatientObjectStore(new FaultyObjectStore(
            await AzuriteStores.NewAsync(_azurite!, new ShortLogTransport(maxAppends)), new FaultPlan(seed: 3, FaultKinds.BeforeAndAfter)));
}
