using System.Diagnostics;
using System.Globalization;
using CollabBot.Storage;
using CollabBot.Storage.Azure;

namespace CollabBot.Tests.Storage;

/// <summary>Azure's own emulator of storage accounts, in memory and on loopback, started when the first test needs it and ended with this process.</summary>
/// <remarks>Every test gets an account of its own. The queues' clock stands still until a test moves it, so tests that move it must not run side by side.</remarks>
internal sealed class Azurite
{
    /// <summary>The collection of tests that move the queues' clock.</summary>
    public const string StillClock = "the still clock of the queues";

    private const int Accounts = 2_000;
    private const string AccountKey = "a2V5";

    private static readonly Lazy<Task<Azurite>> Running = new(StartAsync);
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    // Held, because a process that is collected closes the standard input whose end ends the emulator.
    private readonly Process _blobs;
    private readonly Process _queues;
    private readonly Uri _blobEndpoint;
    private readonly Uri _queueEndpoint;
    private int _accounts;

    private Azurite(Process blobs, Uri blobEndpoint, Process queues, Uri queueEndpoint)
    {
        _blobs = blobs;
        _blobEndpoint = blobEndpoint;
        _queues = queues;
        _queueEndpoint = queueEndpoint;
    }

    public static Task<Azurite> RunningAsync() => Running.Value;

    /// <summary>Settings of an account that nobody has used.</summary>
    public StorageOptions NewAccount()
    {
        var number = Interlocked.Increment(ref _accounts);
        return number <= Accounts && !_blobs.HasExited && !_queues.HasExited
            ? new StorageOptions
            {
                Provider = StorageOptions.Azure,
                ConnectionString = $"BlobEndpoint={_blobEndpoint}{Name(number)};QueueEndpoint={_queueEndpoint}{Name(number)};AccountName={Name(number)};AccountKey={AccountKey}",
            }
            : throw new InvalidOperationException($"Azurite has ended, or more than {Accounts} accounts are wanted.");
    }

    /// <summary>An account with its containers made.</summary>
    public async Task<AzureAccount> NewPreparedAccountAsync(CancellationToken cancellationToken)
    {
        var account = AzureAccount.From(NewAccount());
        await account.PrepareAsync(new AzureCalls(TimeProvider.System, TimeSpan.Zero), cancellationToken);
        return account;
    }

    /// <summary>Lets time pass for the queues.</summary>
    public async Task AdvanceAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await _queues.StandardInput.WriteLineAsync(time.Ticks.ToString(CultureInfo.InvariantCulture).AsMemory(), cancellationToken);
        if (await _queues.StandardOutput.ReadLineAsync(cancellationToken) is not "moved")
        {
            throw new InvalidOperationException("The queues' clock did not move.");
        }
    }

    private static string Name(int number) => $"test{number:0000}";

    private static async Task<Azurite> StartAsync()
    {
        var blobs = StartPart("blob", clock: "running");
        var queues = StartPart("queue", clock: "still");
        using var limit = new CancellationTokenSource(StartLimit);
        return new Azurite(blobs, await EndpointAsync(blobs, limit.Token), queues, await EndpointAsync(queues, limit.Token));
    }

    private static Process StartPart(string part, string clock)
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
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{Name(number)}:{AccountKey}"));
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
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
