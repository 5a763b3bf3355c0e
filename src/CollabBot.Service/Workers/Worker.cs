using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;

namespace CollabBot.Service.Workers;

/// <summary>The engine's heartbeat: opens what is due, advances what has come to its time, follows hints, heals what was lost.</summary>
internal sealed partial class Worker(OpenDueRounds due, Sweep sweep, WorkPump pump, TimeProvider time, ILogger<Worker> logger) : BackgroundService
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RecoverEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    private DateTimeOffset _nextTick = DateTimeOffset.MinValue;
    private DateTimeOffset _nextRecovery = DateTimeOffset.MinValue;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The worker loop: a store that is away for a while must not end it.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogBeatFailed(e, FailurePause.TotalSeconds);
                await PauseAsync(FailurePause, stoppingToken);
            }
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now >= _nextRecovery)
        {
            await sweep.RecoverAsync(cancellationToken);
            _nextRecovery = now + RecoverEvery;
        }

        if (now >= _nextTick)
        {
            await due.HandleAsync(cancellationToken);
            await sweep.AdvanceDueAsync(cancellationToken);
            _nextTick = now + TickEvery;
        }

        if (await pump.RunOnceAsync(cancellationToken) == 0)
        {
            await PauseAsync(IdlePause, cancellationToken);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine missed a beat; it goes on in {Seconds} s.")]
    private partial void LogBeatFailed(Exception exception, double seconds);
}
