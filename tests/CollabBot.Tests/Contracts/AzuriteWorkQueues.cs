using CollabBot.Core.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

[Trait("needs", "azurite")]
[Collection(Azurite.StillClock)]
public sealed class AzuriteWorkQueues : QueueBoundsContract, IAsyncLifetime
{
    private Azurite? _azurite;
    private IWorkQueue? _queue;

    protected override IWorkQueue Queue => _queue!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.RunningAsync();
        _queue = new AzureWorkQueue(AzureAccount.From(_azurite.NewAccount()).Queues, AzuriteStores.Calls);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task AdvanceAsync(TimeSpan time) => _azurite!.AdvanceAsync(time, Live);
}
