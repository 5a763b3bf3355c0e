using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CollabBot.Doubles.Storage;

/// <summary>Azurite, Azure's own emulator of storage accounts, in memory and on loopback: blobs in one process, queues in another. It ends with the process that started it.</summary>
/// <remarks>Figures made with it are figures of an emulator: slower than the service, and a kill of it loses what it acknowledged. Safe for concurrent use.</remarks>
public sealed class StorageEmulator : IAsyncDisposable
{
    private const string AccountKey = "a2V5";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    // Held, because a process that is collected closes the standard input whose end ends the emulator.
    private readonly Process _blobs;
    private readonly Process _queues;
    private readonly int _accounts;
    private int _used;

    private StorageEmulator(Process blobs, Uri blobEndpoint, Process queues, Uri queueEndpoint, int accounts)
    {
        _blobs = blobs;
        BlobEndpoint = blobEndpoint;
        _queues = queues;
        QueueEndpoint = queueEndpoint;
        _accounts = accounts;
    }

    /// <summary>Of all accounts, without a name.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>Of all accounts, without a name.</summary>
    public Uri QueueEndpoint { get; }

    /// <param name="accounts">How many there are to be used, one or more.</param>
    /// <param name="queuesStandStill">The queues' clock moves only by <see cref="AdvanceAsync"/>, and not by itself.</param>
    public static async Task<StorageEmulator> StartAsync(int accounts, bool queuesStandStill = false)
    {
        var blobs = Start("blob", "running", accounts);
        var queues = Start("queue", queuesStandStill ? "still" : "running", accounts);
        using var limit = new CancellationTokenSource(StartLimit);
        return new StorageEmulator(blobs, await EndpointAsync(blobs, limit.Token), queues, await EndpointAsync(queues, limit.Token), accounts);
    }

    /// <returns>The connection string of an account that nobody has used.</returns>
    public string NewAccount() => NewAccount(BlobEndpoint, QueueEndpoint);

    /// <summary>The same for somebody who reaches the emulator by other addresses, such as through a proxy.</summary>
    public string NewAccount(Uri blobs, Uri queues)
    {
        var number = Interlocked.Increment(ref _used);
        return number <= _accounts && !_blobs.HasExited && !_queues.HasExited
            ? ConnectionString(Name(number), blobs, queues)
            : throw new InvalidOperationException($"Azurite has ended, or more than {_accounts} accounts are wanted.");
    }

    /// <summary>Lets time pass for queues that stand still.</summary>
    public async Task AdvanceAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await _queues.StandardInput.WriteLineAsync(time.Ticks.ToString(CultureInfo.InvariantCulture).AsMemory(), cancellationToken);
        if (await _queues.StandardOutput.ReadLineAsync(cancellationToken) is not "moved")
        {
            throw new InvalidOperationException("The queues' clock did not move.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in (Process[])[_blobs, _queues])
        {
            part.Kill();
            await part.WaitForExitAsync();
            part.Dispose();
        }
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"test{number:0000}");

    private static string ConnectionString(string account, Uri blobs, Uri queues) =>
        $"BlobEndpoint={blobs}{account};QueueEndpoint={queues}{account};AccountName={account};AccountKey={AccountKey}";

    private static Process Start(string part, string clock, int accounts)
    {
        var folder = Folder();
        var program = Path.Combine(folder, "node_modules", "azurite", "dist", "src", part, "main.js");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("Azurite is not installed, and the tests of the Azure store run against it: run \"npm ci\" in tests/Azurite, or use tests/run.");
        }

        string[] arguments =
        [
            "--require", Path.Combine(folder, "preload.cjs"), program, $"--{part}Host", "127.0.0.1", $"--{part}Port", "0",
            "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        ];
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment["AZURITE_CLOCK"] = clock;
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, accounts).Select(number => $"{Name(number)}:{AccountKey}"));
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("Node is not installed, and the tests of the Azure store need it: install Node 20 or later, then run \"npm ci\" in tests/Azurite.", exception);
        }
    }

    private static async Task<Uri> EndpointAsync(Process part, CancellationToken cancellationToken)
    {
        const string Announcement = "listens on ";
        while (await part.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var found)
            {
                return new Uri(line[(found + Announcement.Length)..]);
            }
        }

        throw new InvalidOperationException("Azurite ended before it listened; what it wrote to standard error says why.");
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "Azurite");
            if (File.Exists(Path.Combine(candidate, "package.json")))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException("The folder tests/Azurite is not above the test program.");
    }
}
