namespace CollabBot.Service.Demo;

/// <summary>The report cannot be written where it is wanted. The message is a sentence for the person who runs the demo.</summary>
internal sealed class ReportFileException : Exception
{
    public ReportFileException()
    {
    }

    public ReportFileException(string message)
        : base(message)
    {
    }

    public ReportFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
