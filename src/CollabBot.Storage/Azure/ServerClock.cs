using Azure.Storage.Blobs;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>The account's clock, to the second: read from the date of an answer, then carried on by this machine's stopwatch for half a minute.</summary>
/// <remarks>Never ahead of the account, so that nothing closes too early. A jump of this machine's clock does not matter. Safe for concurrent use.</remarks>
internal sealed class ServerClock(BlobContainerClient container, AzureCalls calls, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private volatile Reading? _last;

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reading = _last;
        if (reading is null || time.GetElapsedTime(reading.Stamp) >= Fresh)
        {
            _last = reading = await calls.RunAsync(_ => ReadAsync(cancellationToken), cancellationToken);
        }

        return reading.At + time.GetElapsedTime(reading.Stamp);
    }

    private async Task<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await container.GetPropertiesAsync(cancellationToken: cancellationToken);
        return answer.GetRawResponse().Headers.Date is { } date
            ? new Reading(date, time.GetTimestamp())
            : throw new StoreUnavailableException("The storage account's answer has no date.");
    }

    private sealed record Reading(DateTimeOffset At, long Stamp);
}
