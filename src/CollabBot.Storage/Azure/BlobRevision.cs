using Azure;
using Azure.Storage.Blobs.Models;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>A revision is the blob's ETag. A log's is marked as one: an upload that matched its ETag would replace the log by an object.</summary>
internal static class BlobRevision
{
    private const string LogMark = "log ";

    // A header gives the ETag in quotes, a listing without.
    public static Revision Of(ETag etag, BlobType? type) => new((type is BlobType.Append ? LogMark : "") + etag.ToString().Trim('"'));

    public static bool IsOfLog(Revision revision) => revision.Value.StartsWith(LogMark, StringComparison.Ordinal);

    public static ETag ETag(Revision revision) => new(IsOfLog(revision) ? revision.Value[LogMark.Length..] : revision.Value);
}
