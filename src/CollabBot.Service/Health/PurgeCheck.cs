using System.Globalization;
using CollabBot.Core.Pulses;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>The answers of every round that ended were destroyed in time.</summary>
internal sealed class PurgeCheck(OverdueRounds overdue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var rounds = await overdue.CountAsync(cancellationToken);
        return rounds == 0
            ? HealthCheckResult.Healthy("No ended round holds answers that should be gone.")
            : HealthCheckResult.Unhealthy(string.Create(
                CultureInfo.InvariantCulture, $"Rounds that ended more than {OverdueRounds.Limit.TotalHours:0} h ago and still hold answers: {rounds}. They are promised to be gone: look for the work that fails, in the log and in \"collabbot poison list\"."));
    }
}
