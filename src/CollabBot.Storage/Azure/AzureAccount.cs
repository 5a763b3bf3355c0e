using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>The parts of one storage account: a container for objects and logs, one for the key ring, and the queues.</summary>
/// <remarks>Reached with a managed identity (<see cref="AzureIdentity"/>).</remarks>
internal sealed partial class AzureAccount
{
    /// <summary>Holds objects and logs.</summary>
    public const string ObjectsName = "collabbot";

    /// <summary>Holds the key ring, and nothing else: who may read the other container must not need to read this one.</summary>
    public const string KeysName = "collabbot-keys";

    // Data Protection calls without us, so there the SDK tries again by itself.
    private const int KeyRingRetries = 3;

    private AzureAccount(BlobServiceClient blobs, BlobServiceClient keys, QueueServiceClient queues)
    {
        Objects = blobs.GetBlobContainerClient(ObjectsName);
        Keys = keys.GetBlobContainerClient(KeysName);
        Queues = queues;
    }

    public BlobContainerClient Objects { get; }

    public BlobContainerClient Keys { get; }

    public QueueServiceClient Queues { get; }

    /// <param name="transport">Carries the requests; null is the SDK's own.</param>
    /// <exception cref="StorageSetupException">A setting is missing or wrong; nothing has been called yet.</exception>
    public static AzureAccount From(StorageOptions options, HttpPipelineTransport? transport = null)
    {
        var clients = new ClientSettings(
            Configured(new BlobClientOptions(), transport, retries: 0),
            Configured(new BlobClientOptions(), transport, KeyRingRetries),
            Configured(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, transport, retries: 0));
        return (options.AccountName, options.ConnectionString) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw new StorageSetupException(
                "Storage:AccountName and Storage:ConnectionString are both set. Keep the account's name to use the managed identity, or the connection string for the emulator."),
            ({ Length: > 0 } name, _) => Named(name, clients),
            (_, { Length: > 0 } connection) => Connected(connection, clients),
            _ => throw new StorageSetupException(
                "Storage:Provider is Azure, and neither Storage:AccountName nor Storage:ConnectionString is set. "
                + "Set Storage:AccountName to the storage account's name (managed identity), or Storage:ConnectionString to that of the emulator."),
        };
    }

    /// <summary>Makes the containers and the work queue that are not there yet.</summary>
    /// <exception cref="StoreUnavailableException">The account cannot be reached, or refuses.</exception>
    public async Task PrepareAsync(AzureCalls calls, CancellationToken cancellationToken)
    {
        await calls.RunAsync(_ => Objects.CreateIfNotExistsAsync(cancellationToken: cancellationToken), cancellationToken);
        await calls.RunAsync(_ => Keys.CreateIfNotExistsAsync(cancellationToken: cancellationToken), cancellationToken);
        await calls.RunAsync(_ => Queues.GetQueueClient(WorkHints.Queue).CreateIfNotExistsAsync(cancellationToken: cancellationToken), cancellationToken);
    }

    private static AzureAccount Named(string name, ClientSettings clients)
    {
        if (!AccountName().IsMatch(name))
        {
            throw new StorageSetupException($"Storage:AccountName is \"{name}\". Set it to the name alone: 3 to 24 lower-case letters and digits, without a domain.");
        }

        var credential = AzureIdentity.Credential();
        var blobs = new Uri($"https://{name}.blob.core.windows.net");
        return new AzureAccount(
            new BlobServiceClient(blobs, credential, clients.Blobs),
            new BlobServiceClient(blobs, credential, clients.Keys),
            new QueueServiceClient(new Uri($"https://{name}.queue.core.windows.net"), credential, clients.Queues));
    }

    private static AzureAccount Connected(string connection, ClientSettings clients)
    {
        try
        {
            var account = new AzureAccount(
                new BlobServiceClient(connection, clients.Blobs),
                new BlobServiceClient(connection, clients.Keys),
                new QueueServiceClient(connection, clients.Queues));
            return IsGuarded(account.Objects.Uri) && IsGuarded(account.Queues.Uri)
                ? account
                : throw new StorageSetupException(
                    $"Storage:ConnectionString leads to {account.Objects.Uri.Host} without encryption. Use https there; http is for an emulator on this machine.");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new StorageSetupException(
                "Storage:ConnectionString cannot be read (it is a secret and not shown). It looks like \"UseDevelopmentStorage=true\" or \"BlobEndpoint=…;QueueEndpoint=…;AccountName=…;AccountKey=…\".",
                exception);
        }
    }

    private static bool IsGuarded(Uri endpoint) => endpoint.IsLoopback || endpoint.Scheme == Uri.UriSchemeHttps;

    private static T Configured<T>(T options, HttpPipelineTransport? transport, int retries)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.NetworkTimeout = AzureCalls.LongestTry;

        // A blob's address holds the ids of people and teams.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        if (transport is not null)
        {
            options.Transport = transport;
        }

        return options;
    }

    private sealed record ClientSettings(BlobClientOptions Blobs, BlobClientOptions Keys, QueueClientOptions Queues);

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountName();
}
