using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;

namespace CollabBot.Service.Workers;

/// <summary>Takes hints off the queue and has each one followed, several at a time. One message's failure is its own: it comes back later, the others go on.</summary>
/// <remarks>
/// What failed <see cref="MaxAttempts"/> times is put aside (<see cref="Poison"/>). To be told to wait is no failure, and neither is a store that is
/// away. For use by one loop. Disposing waits for the work in flight, which stops by itself at its next safe point once the loop's token is cancelled.
/// </remarks>
internal sealed partial class WorkPump(IWorkQueue queue, WorkDispatcher dispatcher, Poison poison, PutOffHints putOff, WorkHold hold, SendPace pace, TimeProvider time, ILogger<WorkPump> logger) : IAsyncDisposable
{
    /// <summary>How many messages are worked on at a time at most; fewer at first (<see cref="WorkHold.OneMoreEvery"/>).</summary>
    /// <remarks>
    /// Batches that only wait for their pace count no more: nothing of them is under way, and other tenants' batches need no such wait. Without that a few
    /// tenants would fill every place and each go at its own slow pace.
    /// </remarks>
    internal const int Most = 12;

    /// <summary>For each place, how many messages are held at most, those that wait included.</summary>
    internal const int HeldPerPlace = 8;

    /// <summary>Work that threw so often is put aside.</summary>
    internal const int MaxAttempts = 5;

    /// <summary>How often a message may be taken without any word of what became of it: a process may be stopped while it holds one, but not always.</summary>
    internal const int MaxReceives = 2 * MaxAttempts;

    /// <summary>How soon to look for more while some work goes on.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPark = TimeSpan.FromMinutes(15);

    private readonly List<Task> _working = [];
    private readonly long _start = time.GetTimestamp();

    /// <summary>How many more may be taken now.</summary>
    private int Room => Math.Min(Places - Math.Max(0, _working.Count - pace.WaitingBatches), (Places * HeldPerPlace) - _working.Count);

    /// <summary>How many messages may be worked on at a time by now.</summary>
    private int Places => hold.OneMoreEvery > TimeSpan.Zero ? (int)Math.Min(1 + (time.GetElapsedTime(_start) / hold.OneMoreEvery), Most) : Most;

    /// <summary>Takes what there is room for and returns as soon as there is room for more.</summary>
    /// <returns>How many messages were being worked on; 0 when there is nothing to do.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (Room is > 0 and var room)
        {
            var taken = await queue.ReceiveAsync(WorkHints.Queue, room, hold.Silence, cancellationToken);
            _working.AddRange(taken.Select(message => HandleAsync(message, cancellationToken)));
        }

        var busy = _working.Count;
        if (busy > 0)
        {
            await RoomAsync();
        }

        return busy;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RoomAsync()
    {
        await UntilAsync(Task.WhenAny(_working), LookAgain);
        var ended = _working.Where(work => work.IsCompleted).ToList();
        _working.RemoveAll(ended.Contains);
        await Task.WhenAll(ended);
    }

    private async Task HandleAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        if (message.DequeueCount > MaxReceives)
        {
            await PutAsideAsync(message, PoisonReason.NeverSettled);
            return;
        }

        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = FollowAsync(message, life.Token);
        if (await HoldAsync(message, work, life) is { } held)
        {
            // What was done is done: the message is settled even while the host is stopping.
            await (await work)(held);
        }
    }

    /// <returns>What to do with the message; never throws what a piece of work threw.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The worker loop: whatever a piece of work throws ends here, once.")]
    private async Task<Func<WorkMessage, Task>> FollowAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        if (Read(message) is not { } item)
        {
            return held => PutAsideAsync(held, PoisonReason.Unreadable);
        }

        try
        {
            return await dispatcher.HandleAsync(item, cancellationToken) is WorkOutcome.Again again
                ? held => PutOffAsync(held, item, again.Delay)
                : held => queue.DoneAsync(held, CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return held => queue.ParkAsync(held, TimeSpan.Zero, CancellationToken.None);
        }
        catch (StoreUnavailableException e)
        {
            LogStoreAway(e, message.Id, StoreRetry.TotalSeconds);
            return held => PutOffAsync(held, item, StoreRetry);
        }
        catch (Exception e) when (message.DequeueCount < MaxAttempts)
        {
            var wait = TimeSpan.FromSeconds(5 * Math.Pow(2, message.DequeueCount));
            LogFailed(e, message.Id, message.DequeueCount, wait.TotalSeconds);
            return held => queue.ParkAsync(held, wait, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogGivenUp(e, message.Id, message.DequeueCount);
            return held => PutAsideAsync(held, PoisonReason.Failed);
        }
    }

    /// <returns>Null when it is no hint. What is wrong with it is not logged: it may hold anything.</returns>
    private static WorkItem? Read(WorkMessage message)
    {
        try
        {
            return WorkHints.Read(message);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The message to settle, or null when it is somebody else's by now.</returns>
    private async Task<WorkMessage?> HoldAsync(WorkMessage message, Task work, CancellationTokenSource life)
    {
        while (!work.IsCompleted)
        {
            await UntilAsync(work, hold.Silence / 2);
            if (work.IsCompleted)
            {
                break;
            }

            if (await RenewAsync(message) is not { } renewed)
            {
                await life.CancelAsync();
                await work;
                return null;
            }

            message = renewed;
        }

        return message;
    }

    /// <summary>Waits for work, whatever becomes of it, or until time is up.</summary>
    private async Task UntilAsync(Task work, TimeSpan atMost) =>
        await work.WaitAsync(atMost, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private async Task<WorkMessage?> RenewAsync(WorkMessage message)
    {
        try
        {
            return await queue.RenewAsync(message, hold.Silence, CancellationToken.None);
        }
        catch (StoreUnavailableException e)
        {
            // The receipt is good until somebody else takes the message; there is another half time to try it in.
            LogStoreAway(e, message.Id, (hold.Silence / 2).TotalSeconds);
            return message;
        }
    }

    /// <summary>Sent anew and not parked, so that the count of receives goes on counting failures only. Of two that say the same one is enough.</summary>
    private async Task PutOffAsync(WorkMessage message, WorkItem item, TimeSpan delay)
    {
        var wait = delay < LongestPark ? delay : LongestPark;
        if (putOff.TryAdd(item, wait))
        {
            try
            {
                await queue.SendAsync(message.Queue, message.Body, wait, CancellationToken.None);
            }
            catch (StoreUnavailableException)
            {
                putOff.Remove(item);
                throw;
            }
        }

        await queue.DoneAsync(message, CancellationToken.None);
    }

    private Task PutAsideAsync(WorkMessage message, PoisonReason reason)
    {
        LogPutAside(message.Id, reason);
        return poison.PutAsideAsync(message, reason, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work {MessageId} failed at attempt {Attempt}; it is tried again in {Seconds} s.")]
    private partial void LogFailed(Exception exception, string messageId, int attempt, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work {MessageId} failed at attempt {Attempt}, the last.")]
    private partial void LogGivenUp(Exception exception, string messageId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work {MessageId} could not go on for want of the store; it does in {Seconds} s.")]
    private partial void LogStoreAway(Exception exception, string messageId, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} was put aside: {Reason}. It can be replayed once the cause is mended.")]
    private partial void LogPutAside(string messageId, PoisonReason reason);
}
