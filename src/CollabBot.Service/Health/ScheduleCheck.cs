using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>The schedule is looked after: somebody ticked a moment ago.</summary>
internal sealed class ScheduleCheck(ScheduleIndex schedule, IObjectStore store, Vantage vantage) : IHealthCheck
{
    /// <summary>Many times the pace of the ticks, and long enough for another process to take over.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (await schedule.LastTickAsync(cancellationToken) is not { } last)
        {
            return HealthCheckResult.Healthy("The schedule was never looked after yet; a service does so within a minute of its start.");
        }

        var ago = await store.ServerTimeAsync(cancellationToken) - last;
        var words = string.Create(CultureInfo.InvariantCulture, $"The schedule was last looked after {ago.TotalMinutes:0.0} min ago.");
        return ago <= Limit || vantage.MayBeStopped
            ? HealthCheckResult.Healthy(words)
            : HealthCheckResult.Unhealthy($"{words} Rounds are late: is a service running, and what does its log say of ticks?");
    }
}
