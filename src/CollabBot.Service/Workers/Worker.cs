using System.Diagnostics.CodeAnalysis;

namespace CollabBot.Service.Workers;

/// <summary>Follows hints for as long as the host runs.</summary>
internal sealed partial class Worker(WorkPump pump, TimeProvider time, ILogger<Worker> logger) : BackgroundService
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    /// <summary>Ends when nothing is being sent any more, so that whoever stops after it may say goodbye.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await FollowAsync(stoppingToken);
        }
        finally
        {
            await pump.DisposeAsync();
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The worker loop: a store that is away for a while must not end it.")]
    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await pump.RunOnceAsync(stoppingToken) == 0)
                {
                    await PauseAsync(IdlePause, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e, FailurePause.TotalSeconds);
                await PauseAsync(FailurePause, stoppingToken);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue could not be worked on; it goes on in {Seconds} s.")]
    private partial void LogFailed(Exception exception, double seconds);
}
