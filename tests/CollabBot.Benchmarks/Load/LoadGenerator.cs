using System.Diagnostics;
using System.Net;

namespace CollabBot.Benchmarks.Load;

/// <summary>Keeps some connections busy, each with one request at a time.</summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly LoadConnection[] _connections;

    private LoadGenerator(LoadConnection[] connections) => _connections = connections;

    public static async Task<LoadGenerator> ConnectAsync(
        Uri server, Workload workload, string serviceUrl, string? token, int connections, CancellationToken cancellationToken)
    {
        var connected = new LoadConnection[connections];
        for (var i = 0; i < connections; i++)
        {
            var start = new LoadConnection(new IPEndPoint(IPAddress.Loopback, server.Port), workload.Activity(serviceUrl, i, 0), token);
            await start.ConnectAsync(cancellationToken);
            connected[i] = start;
        }

        return new LoadGenerator(connected);
    }

    /// <summary>Runs for a time, and until what was asked in it has been answered.</summary>
    public async Task<LoadSample> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var latencies = await Task.WhenAll(_connections.Select(connection => Task.Run(() => connection.RunAsync(end, cancellationToken), cancellationToken)));
        var took = Stopwatch.GetElapsedTime(started);
        var all = latencies.SelectMany(each => each).Order().ToArray();
        return new LoadSample(all.Length, took.TotalSeconds, Percentile(all, 0.50), Percentile(all, 0.99));
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private static double Percentile(long[] ordered, double share) =>
        1000.0 * ordered[(int)(share * (ordered.Length - 1))] / Stopwatch.Frequency;
}

/// <param name="P50">Milliseconds, like the next.</param>
internal sealed record LoadSample(int Requests, double Seconds, double P50, double P99);
