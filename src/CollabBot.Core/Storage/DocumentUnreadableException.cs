namespace CollabBot.Core.Storage;

/// <summary>A stored document is damaged, or a newer CollabBot wrote it. It stays where it is, a copy lies under <c>quarantine</c>, and nothing writes over it.</summary>
/// <remarks>The message names the kind of document alone: the rest of its key says who it is about. Other documents are not affected.</remarks>
public sealed class DocumentUnreadableException : Exception
{
    public DocumentUnreadableException()
    {
    }

    public DocumentUnreadableException(string message)
        : base(message)
    {
    }

    public DocumentUnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What was read, when it is damaged; null when a newer program wrote it.</summary>
    internal Revision? Damaged { get; init; }
}
