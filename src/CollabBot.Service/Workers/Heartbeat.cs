using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;

namespace CollabBot.Service.Workers;

/// <summary>Beats for as long as the host runs, so that the processes on one store share what a tenant takes. Says goodbye when nothing is sent any more.</summary>
internal sealed partial class Heartbeat(StayInTouch replicas, TimeProvider time, ILogger<Heartbeat> logger) : BackgroundService, IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await replicas.LeaveAsync(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            LogNotLeft(e, LiveReplicas.Lifetime.TotalSeconds);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await BeatAsync(stoppingToken);
            await Task.Delay(replicas.NextIn, time, stoppingToken);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The worker loop: a store that is away for a while must not end it.")]
    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await replicas.HandleAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
        catch (Exception e)
        {
            LogFailed(e, replicas.NextIn.TotalSeconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A heartbeat failed; the next one comes in {Seconds} s. A process that goes without for some seconds sends nothing until one comes through.")]
    private partial void LogFailed(Exception exception, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The other processes could not be told that this one ends; they find out in {Seconds} s.")]
    private partial void LogNotLeft(Exception exception, double seconds);
}
