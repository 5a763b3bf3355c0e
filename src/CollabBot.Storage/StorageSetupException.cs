namespace CollabBot.Storage;

/// <summary>State cannot be kept as it is set up, so the process must not start.</summary>
/// <remarks>The message is for the person who runs the process: which setting, what came, what to do. Show it without the stack.</remarks>
public sealed class StorageSetupException : Exception
{
    public StorageSetupException()
    {
    }

    public StorageSetupException(string message)
        : base(message)
    {
    }

    public StorageSetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True when nothing is wrong but that another process of this product owns the store.</summary>
    public bool IsInUse { get; init; }
}
