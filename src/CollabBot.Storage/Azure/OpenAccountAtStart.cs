using CollabBot.Core.Storage;
using CollabBot.Storage.KeyRing;
using Microsoft.Extensions.Hosting;

namespace CollabBot.Storage.Azure;

/// <summary>Makes what is missing in the account before any service of the host starts, so that a process that cannot keep state never takes a message.</summary>
internal sealed class OpenAccountAtStart(AzureAccount account, AzureCalls calls, StorageOptions options, IHostEnvironment environment, KeyVaultKey? key = null) : IHostedLifecycleService
{
    /// <exception cref="StorageSetupException">The account or the vault's key cannot be used, or the key ring would lie open beside the data.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        KeyRingRule.Check(environment, options);
        try
        {
            await account.PrepareAsync(calls, cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            throw new StorageSetupException(
                $"The storage account {account.Objects.AccountName} (Storage:AccountName or Storage:ConnectionString) cannot be used: {exception.Message} "
                + "Check the name and that this machine may reach the account. A managed identity needs the roles Storage Blob Data Contributor and Storage Queue Data Contributor there; "
                + "AZURE_CLIENT_ID names a user-assigned one.",
                exception);
        }

        key?.Prove();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
