using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;

namespace CollabBot.Tests.Storage;

/// <summary>A process of its own that writes objects 0, 1, 2 … and says each number once the write returned, until it is killed.</summary>
/// <remarks>It is this test program, started with the variable below. The module initializer runs before <c>Main</c>, so no test
/// runner is involved in the child.</remarks>
internal static class StoreWriter
{
    // A writer that nobody kills, because its parent died first, ends by itself after some seconds.
    private const int Limit = 20_000;

    private const string PathVariable = "COLLABBOT_TEST_STORE_WRITER";

    public static StoreKey Key(int number) => StoreKey.Of("written", number.ToString(CultureInfo.InvariantCulture));

    public static Process Start(string databasePath)
    {
        var program = Path.ChangeExtension(typeof(StoreWriter).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[PathVariable] = databasePath;
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void WriteUntilKilled()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { Length: > 0 } path)
        {
            return;
        }

        using var database = SqliteDatabase.Open(path);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        for (var number = 0; number < Limit; number++)
        {
            store.PutNewAsync(Key(number), new byte[500], CancellationToken.None).GetAwaiter().GetResult();
            Console.Out.WriteLine(number);
        }

        Environment.Exit(1);
    }
}
