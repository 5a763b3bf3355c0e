using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;

namespace CollabBot.Service.Workers;

/// <summary>The engine's clockwork: opens what is due, advances what has come to its time, heals what was lost. Beside the work itself, which may take long.</summary>
internal sealed partial class Ticker(OpenDueRounds due, Sweep sweep, TimeProvider time, ILogger<Ticker> logger) : BackgroundService
{
    /// <summary>Well within the lease that a tick renews.</summary>
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RecoverEvery = TimeSpan.FromMinutes(5);

    private long? _recovered;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TickAsync(stoppingToken);
            await Task.Delay(TickEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The worker loop: a store that is away for a while must not end it.")]
    private async Task TickAsync(CancellationToken cancellationToken)
    {
        try
        {
            // At the start, whoever ticks: a process that died a moment ago holds the tick for a while still, and people wait for the rest of its work.
            if (_recovered is null)
            {
                await RecoverAsync(cancellationToken);
            }

            // From then on, who ticks also sweeps: one of all replicas is enough.
            if (!await due.HandleAsync(cancellationToken))
            {
                return;
            }

            if (_recovered is { } before && time.GetElapsedTime(before) >= RecoverEvery)
            {
                await RecoverAsync(cancellationToken);
            }

            await sweep.AdvanceDueAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host is stopping; the record tells the next one where to go on.
        }
        catch (Exception e)
        {
            LogTickFailed(e, TickEvery.TotalSeconds);
        }
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await sweep.RecoverAsync(cancellationToken);
        _recovered = time.GetTimestamp();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A tick failed; the next one comes in {Seconds} s.")]
    private partial void LogTickFailed(Exception exception, double seconds);
}
