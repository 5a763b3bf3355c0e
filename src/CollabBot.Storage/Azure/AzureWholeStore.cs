using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>All blobs of the container, and the messages that can be seen. What the account keeps of deleted blobs (soft delete, versions) is the account's.</summary>
internal sealed class AzureWholeStore(BlobContainerClient container, AzureCalls calls, IWorkQueue queue) : IWholeStore
{
    private const int BatchSize = 32;

    /// <summary>So long a message that stays is hidden while the others are looked for.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);

    public bool SeesEveryMessage => false;

    public async IAsyncEnumerable<StoreKey> ListAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var start = next;
            var page = await calls.RunAsync(
                async _ =>
                {
                    await foreach (var found in container.GetBlobsAsync(cancellationToken: cancellationToken).AsPages(start))
                    {
                        return found;
                    }

                    return null;
                },
                cancellationToken);
            foreach (var blob in page?.Values ?? [])
            {
                yield return StoreKey.FromEncoded(blob.Name);
            }

            next = page?.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    public async Task<int> DropMessagesAsync(string queueName, Func<ReadOnlyMemory<byte>, bool> of, CancellationToken cancellationToken)
    {
        var dropped = 0;
        var staying = new List<WorkMessage>();
        while (await queue.ReceiveAsync(queueName, BatchSize, Hidden, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var message in batch)
            {
                if (!of(message.Body))
                {
                    staying.Add(message);
                }
                else if (await queue.DoneAsync(message, cancellationToken))
                {
                    dropped++;
                }
            }
        }

        foreach (var message in staying)
        {
            await queue.ParkAsync(message, TimeSpan.Zero, cancellationToken);
        }

        return dropped;
    }

    public Task CompactAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
