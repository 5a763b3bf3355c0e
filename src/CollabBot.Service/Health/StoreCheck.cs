using CollabBot.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollabBot.Service.Health;

/// <summary>The store takes a write and gives it back, in less than two seconds. Asked more often than every two, it tells what it last found.</summary>
/// <remarks>Anybody may ask for readiness, so asking must not cost a write each. Safe for concurrent use.</remarks>
internal sealed class StoreCheck(Canary canary, TimeProvider time) : IHealthCheck, IDisposable
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _looking = new(1, 1);
    private (HealthCheckResult Result, long At)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.At) >= Memory)
            {
                _last = last = (await LookAsync(cancellationToken), time.GetTimestamp());
            }

            return last.Result;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await canary.ProveAsync(life.Token).WaitAsync(life.Token);
            return HealthCheckResult.Healthy("The store takes writes.");
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Unhealthy("The store takes no writes, so no answer can be saved. Is its disk full, or the storage account out of reach? The log says more.");
        }
        catch (ObjectDisposedException)
        {
            return HealthCheckResult.Unhealthy("The store is closed.");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The store took longer than {Limit.TotalSeconds:0} s for a write.");
        }
    }
}
