using System.Globalization;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>No document was found damaged.</summary>
internal sealed class DamageCheck(DamagedDocuments damaged) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var counts = await damaged.CountAsync(cancellationToken);
        return counts.Count == 0
            ? HealthCheckResult.Healthy("No document was found damaged.")
            : HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture,
                $"Documents found unreadable: {string.Join(", ", counts.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} of kind {kind.Key}"))}. Their teams stand still, all others go on. Copies are under quarantine; restore them from a backup, then delete the copies."));
    }
}
