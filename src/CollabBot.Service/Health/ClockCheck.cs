using System.Globalization;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>This machine's clock agrees with the store's, by which rounds open and close.</summary>
internal sealed class ClockCheck(IObjectStore store, TimeProvider time) : IHealthCheck
{
    /// <summary>Two seconds, and one more because a storage account tells its time in whole seconds.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var skew = time.GetUtcNow() - await store.ServerTimeAsync(cancellationToken);
        return skew.Duration() <= Limit
            ? HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"This machine's clock is within {Limit.TotalSeconds:0} s of the store's."))
            : HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture, $"This machine's clock is {skew.TotalSeconds:+0;-0} s off the store's. Rounds go by the store's; let this machine take its time from a time server, or tokens will be refused."));
    }
}
