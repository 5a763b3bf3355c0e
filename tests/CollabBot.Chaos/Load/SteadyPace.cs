using System.Collections.Concurrent;
using System.Diagnostics;

namespace CollabBot.Chaos.Load;

/// <summary>So many calls a second, begun at their times whether or not earlier ones have ended.</summary>
internal static class SteadyPace
{
    /// <param name="call">Given the number of the call, from 0.</param>
    /// <returns>From when each call was to begin until it ended, so that one that waits for another is counted with its wait.</returns>
    public static async Task<Latencies> RunAsync(int perSecond, TimeSpan duration, Func<int, Task> call, CancellationToken cancellationToken)
    {
        var took = new ConcurrentBag<TimeSpan>();
        var calls = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < perSecond * duration.TotalSeconds; number++)
        {
            var at = TimeSpan.FromSeconds((double)number / perSecond);
            if (at - Stopwatch.GetElapsedTime(start) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            calls.Add(CallAsync(number, at));
        }

        await Task.WhenAll(calls);
        return new Latencies(took);

        async Task CallAsync(int number, TimeSpan at)
        {
            await call(number);
            took.Add(Stopwatch.GetElapsedTime(start) - at);
        }
    }
}
