using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Holds what stands in the store to the thresholds that were decided. Thresholds are lowered by nobody's hand: where one was, the decided one holds, and the operator is told.</summary>
/// <remarks>Reads the team's log once; changes nothing. Safe for concurrent use.</remarks>
public sealed class HoldToDecisions(AuditLog log, ReleaseMetrics metrics, IOperatorAlerts alerts)
{
    /// <returns>The settings to be followed, and the head of the log that they were held to.</returns>
    internal async Task<(Team Settings, string Head)> HandleAsync(Team settings, CancellationToken cancellationToken)
    {
        var trail = await log.ReadAsync(settings.Ref, cancellationToken);
        var held = AuditedSettings.Protected(settings, trail);
        if (!ReferenceEquals(held, settings))
        {
            metrics.Refused("settings");
            alerts.ThresholdLowered();
        }

        return (held, trail.Head);
    }

    /// <param name="plan">As it was read; promised when the log ended where the plan says, or at an unknown place.</param>
    /// <returns>The plan to be followed: the same instance, unless somebody changed it by hand.</returns>
    internal async Task<RoundPlan> HandleAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var held = AuditedSettings.Protected(plan, await log.ReadAsync(plan.Ref.Team, cancellationToken));
        if (!ReferenceEquals(held, plan))
        {
            metrics.Refused("plan");
            alerts.PromiseLowered();
        }

        return held;
    }
}
