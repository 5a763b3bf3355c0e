using System.Globalization;
using CollabBot.Core.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>No message was put aside.</summary>
internal sealed class PoisonCheck(Poison poison) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var aside = await poison.ListAsync(cancellationToken).CountAsync(cancellationToken);
        return aside == 0
            ? HealthCheckResult.Healthy("No message was put aside.")
            : HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture, $"Messages put aside: {aside}. See them with \"collabbot poison list\", mend the cause that the log tells, then \"collabbot poison replay\"."));
    }
}
