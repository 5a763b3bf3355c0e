using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CollabBot.Tests.BotFramework.Endpoint;
using Xunit;

namespace CollabBot.Tests.BotFramework.Fuzz;

/// <summary>Sends many requests over kept-alive connections and judges every answer and the memory that is left behind.</summary>
internal sealed class FuzzRun(Uri address, Func<int, byte[]> make, int count)
{
    private const int Connections = 4;
    private const long MaxGrowth = 48 * 1024 * 1024;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentQueue<string> _bad = new();
    private long _slowest;

    /// <returns>
    /// A sentence for each answer that is an error of ours or none at all, for other statuses, for a late answer, and for memory that grew. What is told of a
    /// bad one is its index: with the seed it makes the same bytes.
    /// </returns>
    public IReadOnlyList<string> Problems(int seed, params int[] allowed)
    {
        var started = Stopwatch.GetTimestamp();
        Post(0, count / 10);
        var early = GC.GetTotalMemory(forceFullCollection: true);
        Post(count / 10, count);
        var took = Stopwatch.GetElapsedTime(started);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - early;

        var counts = string.Join(", ", _statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"));
        var slowest = TimeSpan.FromTicks(_slowest);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {count} in {took.TotalSeconds:F1} s ({count / took.TotalSeconds:F0}/s); {counts}; slowest {slowest.TotalMilliseconds:F0} ms; managed memory {early / 1e6:F1} MB at a tenth, {growth / 1e6:+0.0;-0.0} MB at the end"));
        return
        [
            .. _bad.Take(20).Select(problem => $"seed {seed}: {problem}"),
            .. _statuses.Keys.Except(allowed).Select(status => $"seed {seed}: {status} is no status for such a request"),
            .. slowest > MaxTime ? [$"seed {seed}: the slowest answer took {slowest.TotalMilliseconds:F0} ms"] : (string[])[],
            .. growth > MaxGrowth ? [$"seed {seed}: memory grew by {growth} bytes"] : (string[])[],
        ];
    }

    private void Post(int from, int to)
    {
        var threads = Enumerable.Range(0, Connections).Select(lane => new Thread(() => PostLane(from + lane, to))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private void PostLane(int from, int to)
    {
        using var connection = new RawConnection(address);
        for (var index = from; index < to; index += Connections)
        {
            var request = make(index);
            var started = Stopwatch.GetTimestamp();
            try
            {
                var status = connection.Post(request).Status;
                _statuses.AddOrUpdate(status, 1, (_, known) => known + 1);
                if (status is >= 500 and not 501)
                {
                    _bad.Enqueue($"#{index} was answered with {status}");
                }
            }
            catch (Exception e) when (e is System.Net.Sockets.SocketException or FormatException)
            {
                _bad.Enqueue($"#{index} had no answer ({e.GetType().Name})");
                return;
            }

            var took = Stopwatch.GetElapsedTime(started).Ticks;
            for (var known = _slowest; took > known; known = _slowest)
            {
                Interlocked.CompareExchange(ref _slowest, took, known);
            }
        }
    }
}
