namespace CollabBot.Core.Administration;

/// <summary>What whoever runs the service is to be told at once, because only they can see to it. Nobody's name, id or answer reaches them this way.</summary>
/// <remarks>Safe for concurrent use; may be told the same twice.</remarks>
public interface IOperatorAlerts
{
    /// <summary>A result was not told, because the monthly check found that answers could be recovered.</summary>
    void ResultWithheld(ReleaseCheck check);

    /// <summary>A team's record asked for a lower threshold than was decided last. It was refused: the one that was decided holds.</summary>
    void ThresholdLowered();

    /// <summary>The plan of an open round asked for a lower threshold than was decided when it was promised. It was refused: what was promised holds.</summary>
    void PromiseLowered();
}
