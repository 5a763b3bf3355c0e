using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace CollabBot.Tests.Contracts;

/// <summary>Answers as the service does at its 50,000th block, but at <paramref name="maxAppends"/>.</summary>
internal sealed class ShortLogTransport(int maxAppends) : WrappingTransport
{
    private readonly ConcurrentDictionary<string, int> _appends = new(StringComparer.Ordinal);

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var isAppend = message.Request.Uri.Query.Contains("comp=appendblock", StringComparison.Ordinal);
        var log = message.Request.Uri.Path;
        if (isAppend && _appends.GetValueOrDefault(log) >= maxAppends)
        {
            throw new RequestFailedException(409, "The block count is at its limit.", BlobErrorCode.BlockCountExceedsLimit.ToString(), null);
        }

        await base.ProcessAsync(message);
        if (isAppend && message.Response.Status == 201)
        {
            _appends.AddOrUpdate(log, 1, (_, count) => count + 1);
        }
    }
}
