namespace CollabBot.Tests.Fakes;

/// <summary>The process is dead. Nothing of the product may catch this for good.</summary>
internal sealed class CrashedException : Exception
{
    public CrashedException()
        : base("The process has died here.")
    {
    }

    public CrashedException(string message)
        : base(message)
    {
    }

    public CrashedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
