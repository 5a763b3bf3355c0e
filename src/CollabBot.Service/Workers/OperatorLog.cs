using CollabBot.Core.Administration;

namespace CollabBot.Service.Workers;

/// <summary>Tells whoever runs the service by the log, which names no team: <c>collabbot audit</c> does.</summary>
internal sealed partial class OperatorLog(ILogger<OperatorLog> logger) : IOperatorAlerts
{
    public void ResultWithheld(ReleaseCheck check) => LogWithheld(check.Recovered, check.Answers);

    public void ThresholdLowered() => LogLowered();

    public void PromiseLowered() => LogPromiseLowered();

    [LoggerMessage(Level = LogLevel.Error, Message = "A team's result was withheld: the monthly check found {Recovered} of {Answers} answers that could be recovered from what was shown, or a rule that was broken. \"collabbot audit\" says which team, and how.")]
    private partial void LogWithheld(int recovered, int answers);

    [LoggerMessage(Level = LogLevel.Error, Message = "A team's record asked for a smaller threshold than was decided last. The one that was decided holds. Somebody changed the store by hand: \"collabbot audit-log verify\" says which team.")]
    private partial void LogLowered();

    [LoggerMessage(Level = LogLevel.Error, Message = "The plan of a round asked for a smaller threshold than was decided when people were asked. What they were promised holds. Somebody changed the store by hand: \"collabbot audit-log verify\" says which team.")]
    private partial void LogPromiseLowered();
}
