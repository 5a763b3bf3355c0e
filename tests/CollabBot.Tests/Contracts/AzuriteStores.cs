using Azure.Core.Pipeline;
using CollabBot.Core.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Contracts;

/// <summary>The stores as the service makes them, each in an account of its own, and without pauses between tries.</summary>
internal static class AzuriteStores
{
    public static AzureCalls Calls { get; } = new(TimeProvider.System, TimeSpan.Zero);

    /// <param name="transport">Carries the store's requests; null is the SDK's own.</param>
    public static async Task<IObjectStore> NewAsync(Azurite azurite, HttpPipelineTransport? transport)
    {
        var options = azurite.NewAccount();
        await AzureAccount.From(options).PrepareAsync(Calls, TestContext.Current.CancellationToken);
        var account = AzureAccount.From(options, transport);
        return new BlobObjectStore(account.Objects, Calls, new ServerClock(account.Objects, Calls, TimeProvider.System));
    }
}
