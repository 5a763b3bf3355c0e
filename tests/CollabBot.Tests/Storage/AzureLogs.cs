using CollabBot.Core.Storage;
using CollabBot.Tests.Contracts;
using Xunit;

namespace CollabBot.Tests.Storage;

[Trait("needs", "azurite")]
public sealed class AzureLogs
{
    [Fact]
    [Trait("length", "long")]
    public async Task A_log_of_fifty_thousand_appends_is_full_as_the_port_says()
    {
        var live = TestContext.Current.CancellationToken;
        var store = await AzuriteStores.NewAsync(await Azurite.RunningAsync(), transport: null);
        var log = StoreKey.Of("log");
        for (var position = 0; position < StoreLimits.MaxAppends; position++)
        {
            Assert.Equal(new AppendOutcome.Appended(position + 1), await store.AppendAsync(log, "x"u8.ToArray(), position, live));
        }

        Assert.IsType<AppendOutcome.Full>(await store.AppendAsync(log, "x"u8.ToArray(), StoreLimits.MaxAppends, live));
        Assert.Equal(StoreLimits.MaxAppends, (await store.ReadLogAsync(log, live)).Length);
    }
}
