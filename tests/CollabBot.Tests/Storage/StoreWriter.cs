using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;

namespace CollabBot.Tests.Storage;

/// <summary>A process of its own that writes objects 0, 1, 2 … in bursts and says each number once the write returned, until it is killed.</summary>
/// <remarks>It is this test program, started with the variable below. The module initializer runs before <c>Main</c>, so no test
/// runner is involved in the child.</remarks>
internal static class StoreWriter
{
    // A writer that nobody kills, because its parent died first, ends by itself after some seconds.
    private const int Limit = 200_000;

    /// <summary>Writes under way at a time, so that some share a commit.</summary>
    private const int Burst = 8;

    private const string PathVariable = "COLLABBOT_TEST_STORE_WRITER";
    private const string LifeVariable = "COLLABBOT_TEST_STORE_WRITER_LIFE";

    /// <param name="life">Which of the processes that wrote to the file one after the other.</param>
    public static StoreKey Key(int life, int number) =>
        StoreKey.Of("written", life.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));

    public static Process Start(string databasePath, int life)
    {
        var program = Path.ChangeExtension(typeof(StoreWriter).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[PathVariable] = databasePath;
        start.Environment[LifeVariable] = life.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void WriteUntilKilled()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { Length: > 0 } path)
        {
            return;
        }

        Write(path, int.Parse(Environment.GetEnvironmentVariable(LifeVariable)!, CultureInfo.InvariantCulture));
        Environment.Exit(1);
    }

    // On this one thread: another thread that ran code of this module would wait for its initializer, which this is.
    private static void Write(string path, int life)
    {
        using var database = SqliteDatabase.Open(path);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        for (var first = 0; first < Limit; first += Burst)
        {
            Task.WhenAll(Enumerable.Range(first, Burst).Select(number => store.PutNewAsync(Key(life, number), new byte[500], CancellationToken.None))).GetAwaiter().GetResult();
            Console.Out.WriteLine(string.Join('\n', Enumerable.Range(first, Burst)));
        }
    }
}
