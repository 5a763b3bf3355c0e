using CollabBot.Core.Storage;
using CollabBot.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Tests.Contracts;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>A storage account of its own in the emulator. Its queues' clock stands still, so those who use it must not run side by side.</summary>
internal sealed class AzuritePlace : IPlace
{
    private readonly Azurite _azurite;
    private readonly StorageOptions _options;

    private AzuritePlace(Azurite azurite, StorageOptions options)
    {
        _azurite = azurite;
        _options = options;
        Reopen();
    }

    /// <summary>What whoever may read the account sees.</summary>
    public AzureAccount Account { get; private set; } = null!;

    public IObjectStore Store { get; private set; } = null!;

    public IWorkQueue Queue { get; private set; } = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static async Task<AzuritePlace> NewAsync()
    {
        var azurite = await Azurite.RunningAsync();
        var options = azurite.NewAccount();
        await AzureAccount.From(options).PrepareAsync(AzuriteStores.Calls, Live);
        return new AzuritePlace(azurite, options);
    }

    public void Reopen()
    {
        Account = AzureAccount.From(_options);
        Store = new BlobObjectStore(Account.Objects, AzuriteStores.Calls, new ServerClock(Account.Objects, AzuriteStores.Calls, TimeProvider.System));
        Queue = new AzureWorkQueue(Account.Queues, AzuriteStores.Calls);
    }

    public Task AdvanceAsync(TimeSpan span) => _azurite.AdvanceAsync(span, Live);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
