using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>The queue can be asked. A long one is no fault: it is what a start of many rounds looks like.</summary>
internal sealed class QueueCheck(IWorkQueue queue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var length = await queue.LengthAsync(WorkHints.Queue, cancellationToken);
        return HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"The queue holds {length} messages, those that wait for a later time included."));
    }
}
