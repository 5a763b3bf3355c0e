using CollabBot.Core.Storage;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

[Trait("needs", "azurite")]
public sealed class AzuriteObjectStores : LogContract, IAsyncLifetime
{
    private Azurite? _azurite;
    private IObjectStore? _store;

    protected override IObjectStore Store => _store!;

    protected override TimeProvider Clock => TimeProvider.System;

    protected override TimeSpan ClockTolerance => TimeSpan.FromSeconds(5);

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.RunningAsync();
        _store = await AzuriteStores.NewAsync(_azurite, transport: null);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task<IObjectStore> StoreWithLogsOfAsync(int maxAppends) => AzuriteStores.NewAsync(_azurite!, new ShortLogTransport(maxAppends));
}
