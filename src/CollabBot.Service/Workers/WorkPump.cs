using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;

namespace CollabBot.Service.Workers;

/// <summary>Takes hints off the queue and has each one followed. One message's failure is its own: it comes back later, the others go on.</summary>
internal sealed partial class WorkPump(IWorkQueue queue, WorkDispatcher dispatcher, ILogger<WorkPump> logger)
{
    private const int Batch = 8;

    /// <summary>Longer than any piece of work takes; after a crash the sweep at start brings work back sooner than this.</summary>
    private static readonly TimeSpan Visibility = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(10);

    /// <returns>How many messages were taken; 0 when there was nothing to do.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var messages = await queue.ReceiveAsync(WorkHints.Queue, Batch, Visibility, cancellationToken);
        foreach (var message in messages)
        {
            await HandleAsync(message, cancellationToken);
        }

        return messages.Count;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The worker loop: whatever a piece of work throws ends here, once.")]
    private async Task HandleAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        WorkOutcome outcome;
        try
        {
            outcome = await dispatcher.HandleAsync(WorkHints.Read(message), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var wait = TimeSpan.FromSeconds(Math.Min(LongestBackOff.TotalSeconds, 5 * Math.Pow(2, Math.Min(message.DequeueCount, 10))));
            LogFailed(e, message.Id, message.DequeueCount.ToString(CultureInfo.InvariantCulture), wait.TotalSeconds);
            outcome = new WorkOutcome.Again(wait);
        }

        // What was done is done: the message is settled even while the host is stopping.
        _ = outcome is WorkOutcome.Again again
            ? await queue.ParkAsync(message, again.Delay, CancellationToken.None)
            : await queue.DoneAsync(message, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work {MessageId} failed at attempt {Attempt}; it is tried again in {Seconds} s.")]
    private partial void LogFailed(Exception exception, string messageId, string attempt, double seconds);
}
