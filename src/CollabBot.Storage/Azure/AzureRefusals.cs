using Azure;
using Azure.Storage.Blobs.Models;

namespace CollabBot.Storage.Azure;

/// <summary>What a refusal means. Azure answers 409 or 412 to a condition that does not hold, depending on the call and the kind of blob.</summary>
internal static class AzureRefusals
{
    private const int PreconditionFailed = 412;

    extension(RequestFailedException refusal)
    {
        /// <summary>There is no such blob. A container that is missing is no such case: that is a fault of the account.</summary>
        public bool IsAbsence => refusal.ErrorCode == BlobErrorCode.BlobNotFound;

        /// <summary>The blob is there although it must not be, is at another revision or position, or is of the other kind.</summary>
        public bool IsConflict =>
            (refusal.Status == PreconditionFailed && refusal.ErrorCode != BlobErrorCode.LeaseIdMissing)
            || refusal.ErrorCode == BlobErrorCode.BlobAlreadyExists
            || refusal.ErrorCode == BlobErrorCode.InvalidBlobType;

        /// <summary>An append blob holds its 50,000 blocks.</summary>
        public bool IsFull => refusal.ErrorCode == BlobErrorCode.BlockCountExceedsLimit;
    }
}
