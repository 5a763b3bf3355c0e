using CollabBot.Doubles.Storage;
using CollabBot.Storage;
using CollabBot.Storage.Azure;

namespace CollabBot.Tests.Storage;

/// <summary>The emulator that all tests share, started when the first test needs it.</summary>
/// <remarks>Every test gets an account of its own. The queues' clock stands still until a test moves it, so tests that move it must not run side by side.</remarks>
internal sealed class Azurite
{
    /// <summary>The collection of tests that move the queues' clock.</summary>
    public const string StillClock = "the still clock of the queues";

    private const int Accounts = 2_000;

    private static readonly Lazy<Task<Azurite>> Running = new(StartAsync);

    private readonly StorageEmulator _emulator;

    private Azurite(StorageEmulator emulator) => _emulator = emulator;

    public static Task<Azurite> RunningAsync() => Running.Value;

    /// <summary>Settings of an account that nobody has used.</summary>
    public StorageOptions NewAccount() => new() { Provider = StorageOptions.Azure, ConnectionString = _emulator.NewAccount() };

    /// <summary>An account with its containers made.</summary>
    public async Task<AzureAccount> NewPreparedAccountAsync(CancellationToken cancellationToken)
    {
        var account = AzureAccount.From(NewAccount());
        await account.PrepareAsync(new AzureCalls(TimeProvider.System, TimeSpan.Zero), cancellationToken);
        return account;
    }

    /// <summary>Lets time pass for the queues.</summary>
    public Task AdvanceAsync(TimeSpan time, CancellationToken cancellationToken) => _emulator.AdvanceAsync(time, cancellationToken);

    private static async Task<Azurite> StartAsync() => new(await StorageEmulator.StartAsync(Accounts, queuesStandStill: true));
}
