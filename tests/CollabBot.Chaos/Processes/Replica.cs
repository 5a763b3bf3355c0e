using System.Diagnostics;

namespace CollabBot.Chaos.Processes;

/// <summary>A replica that was started, as its supervisor knows it. Safe for concurrent use.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _logged;
    private readonly Task<Uri?> _ready;
    private volatile bool _isLeaving;

    private Replica(int number, Process process, string logPath)
    {
        Number = number;
        _process = process;
        _logged = LogAsync(process, logPath);
        _ready = ReadyAsync(process);
    }

    /// <summary>Counts the replicas of a supervisor from 1; a restart is a new one.</summary>
    public int Number { get; }

    /// <summary>Where it takes events; null while it is not ready, and again once it is told to end or has ended.</summary>
    public Uri? Address => _ready.IsCompletedSuccessfully && !_isLeaving && !_process.HasExited ? _ready.Result : null;

    public bool HasEnded => _process.HasExited;

    public static Replica Start(int number, ReplicaSettings settings, string logPath)
    {
        var program = Path.ChangeExtension(typeof(Replica).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);
        var start = new ProcessStartInfo(program, [ReplicaProgram.Verb, settings.ToArgument()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return new Replica(number, Process.Start(start)!, logPath);
    }

    /// <returns>False when it ended before it was ready.</returns>
    public async Task<bool> UntilReadyAsync(CancellationToken cancellationToken) => await _ready.WaitAsync(cancellationToken) is not null;

    /// <summary>SIGKILL: gone, wherever it was.</summary>
    public void Kill()
    {
        _isLeaving = true;
        _process.Kill();
    }

    /// <summary>SIGTERM, after which no new event is given to it.</summary>
    /// <returns>How long it took to end.</returns>
    public async Task<TimeSpan> EndAsync(CancellationToken cancellationToken)
    {
        _isLeaving = true;
        var before = Stopwatch.GetTimestamp();
        Signal.ToEnd(_process);
        await _process.WaitForExitAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(before);
    }

    public void Halt() => Signal.ToHalt(_process);

    public void GoOn() => Signal.ToGoOn(_process);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await _process.WaitForExitAsync();
        await _logged;
        _process.Dispose();
    }

    private static async Task<Uri?> ReadyAsync(Process process) => await process.StandardOutput.ReadLineAsync() is { } line ? new Uri(line) : null;

    private static async Task LogAsync(Process process, string path)
    {
        await using var log = new StreamWriter(path);
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            await log.WriteLineAsync(line);
        }
    }
}
