using CollabBot.Core.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

[Trait("needs", "azurite")]
[Collection(Azurite.StillClock)]
public sealed class AzuriteDeliveries : AtLeastOnceContract
{
    private protected override async Task<IWorkQueue> QueueAsync(FaultPlan plan)
    {
        var azurite = await Azurite.RunningAsync();
        return new AzureWorkQueue(AzureAccount.From(azurite.NewAccount(), new FaultyTransport(plan)).Queues, AzuriteStores.Calls);
    }

    protected override async Task AdvanceAsync(TimeSpan time) => await (await Azurite.RunningAsync()).AdvanceAsync(time, Live);
}
