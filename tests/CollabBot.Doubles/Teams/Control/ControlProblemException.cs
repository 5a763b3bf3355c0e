namespace CollabBot.Doubles.Teams.Control;

/// <summary>What was asked of the control API makes no sense; the message says why.</summary>
internal sealed class ControlProblemException : Exception
{
    public ControlProblemException()
    {
    }

    public ControlProblemException(string message)
        : base(message)
    {
    }

    public ControlProblemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
