namespace CollabBot.Core.Privacy;

/// <summary>A wrapped secret cannot be had: its wrapping key is gone or was never here, or the wrapped bytes are not what was written.</summary>
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
