namespace CollabBot.BotFramework.Connector;

/// <summary>A read of the connector failed. Carries no data of any person: only a status and a code.</summary>
public sealed class ConnectorException : Exception
{
    public ConnectorException()
        : this(0, "Unknown")
    {
    }

    public ConnectorException(string message)
        : base(message)
    {
    }

    public ConnectorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ConnectorException(int status, string code, TimeSpan? retryAfter = null)
        : base(status == 0 ? $"The connector could not be read: {code}." : $"The connector answered {status} {code}.")
    {
        Status = status;
        Code = code;
        RetryAfter = retryAfter;
    }

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; }

    /// <summary>The connector's code, or how the call failed.</summary>
    public string Code { get; } = "Unknown";

    /// <summary>How long the connector asks to wait.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What is to be done about it; <see cref="ConnectorFault.Other"/> also when there was no answer.</summary>
    public ConnectorFault Fault => ConnectorFaults.Of(Status, Code);

    /// <summary>True when what was asked for does not exist.</summary>
    public bool IsNotFound => Status == 404;
}
