namespace CollabBot.Service.Demo;

/// <summary>Something in the demo did not go as it must. The message is a sentence for the person who runs it.</summary>
internal sealed class DemoFailedException : Exception
{
    public DemoFailedException()
    {
    }

    public DemoFailedException(string message)
        : base(message)
    {
    }

    public DemoFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
