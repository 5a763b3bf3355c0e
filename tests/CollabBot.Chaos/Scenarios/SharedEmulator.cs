using CollabBot.Doubles.Storage;

namespace CollabBot.Chaos.Scenarios;

/// <summary>The emulator of storage accounts that all scenarios share, each with an account of its own. Started by the first, never killed, ended with this process.</summary>
internal static class SharedEmulator
{
    private const int Accounts = 200;

    private static readonly Lazy<Task<StorageEmulator>> Running = new(() => StorageEmulator.StartAsync(Accounts));

    public static Task<StorageEmulator> RunningAsync() => Running.Value;
}
