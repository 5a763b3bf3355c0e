using CollabBot.Core.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

[Trait("needs", "azurite")]
[Collection(Azurite.StillClock)]
public sealed class AzuriteWorkQueuesBehindFaults : QueueBoundsContract, IAsyncLifetime
{
    private Azurite? _azurite;
    private IWorkQueue? _queue;

    protected override IWorkQueue Queue => _queue!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.RunningAsync();
        var transport = new FaultyTransport(new FaultPlan(seed: 6, FaultKinds.BeforeOnly));
        _queue = new PatientWorkQueue(new AzureWorkQueue(AzureAccount.From(_azurite.NewAccount(), transport).Queues, AzuriteStores.Calls));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task AdvanceAsync(TimeSpan time) => _azurite!.AdvanceAsync(time, Live);
}
