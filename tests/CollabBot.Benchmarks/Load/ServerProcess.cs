using System.Diagnostics;
using System.Globalization;

namespace CollabBot.Benchmarks.Load;

/// <summary>A server in another process; ends with this object, and with this process.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address };
    }

    public Uri Address => _client.BaseAddress!;

    public int Id => _process.Id;

    /// <exception cref="InvalidOperationException">It did not start; its error output says why.</exception>
    public static async Task<ServerProcess> StartAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server's process was not started.");
        return await process.StandardOutput.ReadLineAsync(cancellationToken) is { } address
            ? new ServerProcess(process, new Uri(address))
            : throw new InvalidOperationException("The server ended before it listened.");
    }

    public Task<string> ReadAsync(string path, CancellationToken cancellationToken) => _client.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);

    public async Task<long> ReadNumberAsync(string path, CancellationToken cancellationToken) =>
        long.Parse(await ReadAsync(path, cancellationToken), CultureInfo.InvariantCulture);

    /// <returns>Bytes allocated and CPU seconds used since its start.</returns>
    public async Task<(long AllocatedBytes, double CpuSeconds)> ReadFiguresAsync(CancellationToken cancellationToken)
    {
        var parts = (await ReadAsync(ServerCommand.FiguresPath, cancellationToken)).Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
