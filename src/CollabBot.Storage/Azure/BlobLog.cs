using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>A log as an append blob. Azure checks the position and adds the block in one step, which fences the writers without a lease.</summary>
internal static class BlobLog
{
    /// <param name="uncertain">An earlier try of this very append got no answer, so what is at the position may be ours.</param>
    public static async Task<AppendOutcome> AppendAsync(
        AppendBlobClient log, ReadOnlyMemory<byte> bytes, long expectedPosition, bool uncertain, CancellationToken cancellationToken)
    {
        try
        {
            return await AppendOrCreateAsync(log, bytes, expectedPosition, cancellationToken);
        }
        catch (RequestFailedException refusal) when (refusal.IsAbsence)
        {
            return new AppendOutcome.Fenced();
        }
        catch (RequestFailedException refusal) when (refusal.IsConflict || refusal.IsFull)
        {
            if (uncertain && await LookUpAsync(log, bytes, expectedPosition, cancellationToken))
            {
                return new AppendOutcome.Appended(expectedPosition + bytes.Length);
            }

            return refusal.IsFull ? new AppendOutcome.Full() : new AppendOutcome.Fenced();
        }
    }

    private static async Task<AppendOutcome> AppendOrCreateAsync(
        AppendBlobClient log, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken)
    {
        try
        {
            return await AppendBlockAsync(log, bytes, expectedPosition, cancellationToken);
        }
        catch (RequestFailedException refusal) when (refusal.IsAbsence && expectedPosition == 0)
        {
            // An empty append blob reads as a log that is not there, so it does no harm if we stop between the two calls.
            await CreateAsync(log, cancellationToken);
            return await AppendBlockAsync(log, bytes, expectedPosition, cancellationToken);
        }
    }

    private static async Task<AppendOutcome> AppendBlockAsync(
        AppendBlobClient log, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken)
    {
        var options = new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = expectedPosition } };
        await using var content = BinaryData.FromBytes(bytes).ToStream();
        await log.AppendBlockAsync(content, options, cancellationToken);
        return new AppendOutcome.Appended(expectedPosition + bytes.Length);
    }

    private static async Task CreateAsync(AppendBlobClient log, CancellationToken cancellationToken)
    {
        try
        {
            await log.CreateAsync(new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException refusal) when (refusal.IsConflict)
        {
            // Somebody else created it meanwhile; the position decides between us.
        }
    }

    private static async Task<bool> LookUpAsync(AppendBlobClient log, ReadOnlyMemory<byte> bytes, long position, CancellationToken cancellationToken)
    {
        var holds = await HoldsAsync(log, bytes, position, cancellationToken);
        AzureMetrics.LogLookedUp(holds);
        return holds;
    }

    private static async Task<bool> HoldsAsync(AppendBlobClient log, ReadOnlyMemory<byte> bytes, long position, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(position, bytes.Length) };
            return (await log.DownloadContentAsync(options, cancellationToken)).Value.Content.ToMemory().Span.SequenceEqual(bytes.Span);
        }
        catch (RequestFailedException refusal) when (refusal.IsAbsence || refusal.ErrorCode == BlobErrorCode.InvalidRange)
        {
            return false;
        }
    }
}
