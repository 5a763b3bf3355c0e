using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Service.Health;

namespace CollabBot.Service.Workers;

/// <summary>The engine's clockwork: opens what is due, advances what has come to its time, heals what was lost. Beside the work itself, which may take long.</summary>
internal sealed partial class Ticker(OpenDueRounds due, Sweeper sweeper, DueErrands errands, StateGauges gauges, TimeProvider time, ILogger<Ticker> logger) : BackgroundService
{
    /// <summary>Well within the lease that a tick renews.</summary>
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(10);

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
            // Who ticks also sweeps, and looks at what all share: one of all replicas is enough.
            if (!await due.HandleAsync(cancellationToken))
            {
                return;
            }

            if (await sweeper.HandleAsync(cancellationToken) is > 0 and var unreadable)
            {
                LogUnreadable(unreadable);
            }

            await errands.HandleAsync(cancellationToken);
            await gauges.LookAsync(cancellationToken);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "A tick failed; the next one comes in {Seconds} s.")]
    private partial void LogTickFailed(Exception exception, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} rounds cannot go on: a document of theirs is damaged, and a copy of it is in quarantine.")]
    private partial void LogUnreadable(int count);
}
