namespace CollabBot.Core.Privacy;

/// <summary>A wrapped secret cannot be unwrapped: its key is not in the key ring, or the bytes were changed.</summary>
public sealed class KeyUnavailableException : Exception
{
    public KeyUnavailableException()
    {
    }

    public KeyUnavailableException(string message)
        : base(message)
    {
    }

    public KeyUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
