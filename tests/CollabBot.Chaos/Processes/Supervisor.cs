using System.Globalization;

namespace CollabBot.Chaos.Processes;

/// <summary>Keeps replicas of one service going, as a host would, and lets a test kill them. All of them end with it, and with the test's process. Safe for concurrent use.</summary>
/// <param name="logs">The folder in which each replica has a log.</param>
internal sealed class Supervisor(ReplicaSettings settings, string logs) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Replica> _replicas = [];
    private int _started;
    private ReplicaSettings _settings = settings;

    /// <summary>Those that run, oldest first; some may not be ready yet.</summary>
    public IReadOnlyList<Replica> Running
    {
        get
        {
            lock (_gate)
            {
                return [.. _replicas.Where(replica => !replica.HasEnded)];
            }
        }
    }

    /// <summary>Those that take events.</summary>
    public IReadOnlyList<Replica> Ready => [.. Running.Where(replica => replica.Address is not null)];

    /// <summary>Starts so many and waits until each is ready.</summary>
    public async Task StartAsync(int count, CancellationToken cancellationToken)
    {
        var started = Enumerable.Range(0, count).Select(_ => Start()).ToList();
        foreach (var replica in started)
        {
            if (!await replica.UntilReadyAsync(cancellationToken))
            {
                throw new InvalidOperationException($"Replica {replica.Number} ended before it was ready; its log is in {logs}.");
            }
        }
    }

    /// <summary>Ends every replica, and starts as many that take it to be later.</summary>
    public async Task StartLaterAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        var running = Running;
        await Task.WhenAll(running.Select(replica => replica.EndAsync(cancellationToken)));
        _settings = _settings with { Later = by };
        await StartAsync(running.Count, cancellationToken);
    }

    /// <summary>Starts one more and does not wait for it.</summary>
    public Replica Start()
    {
        lock (_gate)
        {
            var number = ++_started;
            var replica = Replica.Start(number, _settings, Path.Combine(logs, string.Create(CultureInfo.InvariantCulture, $"replica-{number:000}.log")));
            _replicas.Add(replica);
            return replica;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }
    }
}
