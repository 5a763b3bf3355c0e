using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Once a month, before a result is told, lets the adversary loose on all that the team was told, with what is about to be told (N3).</summary>
/// <remarks>
/// Due with the first round of a month that has at least one told round before it; and with each round after one that was withheld, until nothing is found.
/// </remarks>
public sealed class CheckReleases(TeamRegistry teams, AuditReleases audit, ReleaseMetrics metrics, IOperatorAlerts alerts)
{
    /// <returns>Null when no check is due.</returns>
    public async Task<ReleaseCheck?> HandleAsync(RoundPlan plan, RoundResult result, Release next, CancellationToken cancellationToken)
    {
        var history = await teams.HistoryAsync(plan.Ref.Team, cancellationToken);
        if (!IsDue(history, next))
        {
            return null;
        }

        var (_, _, unreadable, report) = await audit.AuditAsync(plan.Ref.Team, history, new ToldRound(plan, next, result), cancellationToken);
        var check = new ReleaseCheck(report.Answers, report.Recovered, unreadable, report.IsClean);
        metrics.Checked(check);
        if (!check.IsClean)
        {
            alerts.ResultWithheld(check);
        }

        return check;
    }

    private static bool IsDue(TeamHistory history, Release next) =>
        history.Releases.LastOrDefault(told => told.Round != next.Round) is { } last
        && (last.IsWithheld || (last.Date.Year, last.Date.Month) != (next.Date.Year, next.Date.Month));
}
