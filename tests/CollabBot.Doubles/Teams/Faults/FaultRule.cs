using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Doubles.Teams.Faults;

/// <summary>When a fault happens.</summary>
/// <param name="Operation">Null for every call.</param>
/// <param name="ConversationId">Without <c>;messageid=</c>; null for all.</param>
/// <param name="Skip">So many calls that match are spared first.</param>
/// <param name="Times">Then it happens at most so often; null for no end.</param>
/// <param name="Probability">Of each call that matches and is not spared, from 0 to 1.</param>
public sealed record FaultRule(
    Fault Fault,
    ConnectorOperation? Operation = null,
    string? ConversationId = null,
    int Skip = 0,
    int? Times = null,
    double Probability = 1);
