using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Retention;

namespace CollabBot.Service.Workers;

/// <summary>Has what was kept long enough disposed of, once a day; beside everything else, which never waits for it.</summary>
internal sealed partial class Janitor(DisposeOfData dispose, TimeProvider time, ILogger<Janitor> logger) : BackgroundService
{
    /// <summary>How soon after a start, so that starting is not held up by it.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(5);

    /// <summary>How often to look whether a walk is due, or another process died in the middle of one.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = FirstAfter; !stoppingToken.IsCancellationRequested; wait = LookEvery)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LookAsync(stoppingToken);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The worker loop: a store that is away for a while must not end it.")]
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!cancellationToken.IsCancellationRequested && await dispose.HandleAsync(cancellationToken))
            {
                LogWalked();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host is stopping; the next one goes on from the place that was noted.
        }
        catch (Exception e)
        {
            LogFailed(e, LookEvery.TotalMinutes);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "What was kept long enough has been disposed of for today; the disposal log says how much of what.")]
    private partial void LogWalked();

    [LoggerMessage(Level = LogLevel.Error, Message = "Data could not be disposed of; it is tried again in {Minutes} minutes.")]
    private partial void LogFailed(Exception exception, double minutes);
}
