using System.Globalization;
using CollabBot.Storage.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>The disk that the database lies on has room to spare.</summary>
internal sealed class DiskCheck(IServiceProvider services) : IHealthCheck
{
    private const double Megabyte = 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        if (services.GetService<DatabaseDisk>() is not { } disk)
        {
            return HealthCheckResult.Healthy("State is not kept on a disk of this machine.");
        }

        var free = disk.FreeBytes;
        return free < DatabaseDisk.Floor
            ? HealthCheckResult.Unhealthy(string.Create(
                CultureInfo.InvariantCulture, $"The disk of the database has {free / Megabyte:N0} MB left; make room until there are {DatabaseDisk.Floor / Megabyte:N0} MB or more, or answers will be refused."))
            : HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"The disk of the database has {free / Megabyte:N0} MB left."));
    }
}
