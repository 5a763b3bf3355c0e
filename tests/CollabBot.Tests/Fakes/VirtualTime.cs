using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace CollabBot.Tests.Fakes;

/// <summary>
/// Runs work on one thread whose time passes only when nothing else is left to do: so that whatever waits by the clock comes in the same order each
/// time, and minutes take milliseconds. For work that waits for nothing but the clock.
/// </summary>
internal sealed class VirtualTime(FakeTimeProvider time) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _ready = [];

    public static void Run(FakeTimeProvider time, TimeSpan step, TimeSpan atMost, Func<Task> work)
    {
        var before = Current;
        var context = new VirtualTime(time);
        SetSynchronizationContext(context);
        try
        {
            context.RunToEnd(work(), step, atMost);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    private void RunToEnd(Task work, TimeSpan step, TimeSpan atMost)
    {
        var end = time.GetUtcNow() + atMost;
        while (!work.IsCompleted)
        {
            while (_ready.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }

            if (!work.IsCompleted)
            {
                time.Advance(step);
                if (time.GetUtcNow() > end)
                {
                    throw new TimeoutException("The work is not done after all the time it was given.");
                }
            }
        }

        work.GetAwaiter().GetResult();
    }
}
