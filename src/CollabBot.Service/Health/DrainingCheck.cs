using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>A process that is stopping takes no more work, from the moment it is told to.</summary>
internal sealed class DrainingCheck(IHostApplicationLifetime host) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(host.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("The service is stopping; it finishes what it has begun.")
            : HealthCheckResult.Healthy("The service is not stopping."));
}
