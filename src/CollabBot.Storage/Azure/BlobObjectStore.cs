using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>Objects as block blobs and logs as append blobs, in one container. A key is the blob's name as it stands: <see cref="StoreKey"/> admits only what a name may hold.</summary>
/// <remarks>
/// <para>Every object carries in its metadata who wrote it, a number made for that one write. When an answer was lost and the next try is refused, that number tells
/// whether it was our own write that was met; bytes alone would not, two replicas write the same plan.</para>
/// <para>A write that landed without our knowing and was replaced before we looked is reported as lost: whoever reads again and decides again, as the port asks, finds it included.</para>
/// </remarks>
internal sealed class BlobObjectStore(BlobContainerClient container, AzureCalls calls, ServerClock clock) : IObjectStore
{
    private const string WriterName = "writer";
    private const int WriterBytes = 16;

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        return calls.RunAsync(async _ => await DownloadAsync(key, BlobType.Block, cancellationToken), cancellationToken);
    }

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        return PutAsync(key, body, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);
    }

    public async Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        return BlobRevision.IsOfLog(expected)
            ? null
            : await PutAsync(key, body, new BlobRequestConditions { IfMatch = BlobRevision.ETag(expected) }, cancellationToken);
    }

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        var blob = container.GetBlobClient(key.Value);
        var conditions = expected is { } revision ? new BlobRequestConditions { IfMatch = BlobRevision.ETag(revision) } : null;
        return calls.RunAsync(
            async _ =>
            {
                try
                {
                    await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions, cancellationToken);
                    return true;
                }
                catch (RequestFailedException refusal) when (refusal.IsAbsence)
                {
                    return true;
                }
                catch (RequestFailedException refusal) when (refusal.IsConflict)
                {
                    // A condition on a blob that is not there fails too.
                    return !await blob.ExistsAsync(cancellationToken);
                }
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(prefix);
        string? next = null;
        do
        {
            var start = next;
            var page = await calls.RunAsync(_ => PageAsync($"{prefix.Value}/", start, cancellationToken), cancellationToken);
            foreach (var blob in page.Values)
            {
                yield return new ListedObject(StoreKey.FromEncoded(blob.Name), BlobRevision.Of(blob.Properties.ETag ?? default, blob.Properties.BlobType));
            }

            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken)
    {
        StoreLimits.CheckAppend(key, bytes, expectedPosition);
        var log = container.GetAppendBlobClient(key.Value);
        return calls.RunAsync(uncertain => BlobLog.AppendAsync(log, bytes, expectedPosition, uncertain, cancellationToken), cancellationToken);
    }

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        return calls.RunAsync(async _ => (await DownloadAsync(key, BlobType.Append, cancellationToken))?.Body ?? ReadOnlyMemory<byte>.Empty, cancellationToken);
    }

    /// <summary>Nothing to do: a deleted blob has no pages here to wipe. That Azure keeps no copy (soft delete, versioning and point-in-time restore are off) is the account's set-up.</summary>
    public Task ScrubAsync(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => clock.NowAsync(cancellationToken);

    /// <returns>The revision of our own write, which is what was met; null when another's is there, or none.</returns>
    private static async Task<Revision?> LookUpAsync(BlockBlobClient blob, string writer, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(blob, writer, cancellationToken);
        AzureMetrics.ObjectLookedUp(own is not null);
        return own;
    }

    private static async Task<Revision?> OwnAsync(BlockBlobClient blob, string writer, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return found.Metadata.TryGetValue(WriterName, out var other) && other == writer ? BlobRevision.Of(found.ETag, found.BlobType) : null;
        }
        catch (RequestFailedException refusal) when (refusal.IsAbsence)
        {
            return null;
        }
    }

    private Task<Revision?> PutAsync(StoreKey key, ReadOnlyMemory<byte> body, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        var blob = container.GetBlockBlobClient(key.Value);
        var writer = RandomNumberGenerator.GetHexString(2 * WriterBytes, lowercase: true);
        var options = new BlobUploadOptions { Conditions = conditions, Metadata = new Dictionary<string, string> { [WriterName] = writer } };
        return calls.RunAsync<Revision?>(
            async uncertain =>
            {
                try
                {
                    await using var content = BinaryData.FromBytes(body).ToStream();
                    return BlobRevision.Of((await blob.UploadAsync(content, options, cancellationToken)).Value.ETag, BlobType.Block);
                }
                catch (RequestFailedException refusal) when (refusal.IsConflict || refusal.IsAbsence)
                {
                    return uncertain ? await LookUpAsync(blob, writer, cancellationToken) : null;
                }
            },
            cancellationToken);
    }

    private async Task<StoredObject?> DownloadAsync(StoreKey key, BlobType type, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await container.GetBlobClient(key.Value).DownloadContentAsync(cancellationToken)).Value;
            return found.Details.BlobType == type ? new StoredObject(found.Content, BlobRevision.Of(found.Details.ETag, type)) : null;
        }
        catch (RequestFailedException refusal) when (refusal.IsAbsence)
        {
            return null;
        }
    }

    private async Task<Page<BlobItem>> PageAsync(string prefix, string? continuation, CancellationToken cancellationToken)
    {
        var pages = container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken).AsPages(continuation);
        await foreach (var page in pages)
        {
            return page;
        }

        throw new StoreUnavailableException("A listing came without a page.");
    }
}
