namespace CollabBot.Service.Commands;

/// <summary>A file cannot be written where it is wanted. The message is a sentence for the person who runs the command.</summary>
internal sealed class OutputFileException : Exception
{
    public OutputFileException()
    {
    }

    public OutputFileException(string message)
        : base(message)
    {
    }

    public OutputFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
