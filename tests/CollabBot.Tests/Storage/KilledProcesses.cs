using System.Globalization;
using CollabBot.Storage;
using CollabBot.Storage.Sqlite;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class KilledProcesses : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private string DatabasePath => _folder.PathOf("store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_writer_loses_nothing_it_reported_and_leaves_no_lock()
    {
        using var writer = StoreWriter.Start(DatabasePath);
        var reported = -1;
        while (reported < 50 && await writer.StandardOutput.ReadLineAsync(Live) is { } line)
        {
            reported = int.Parse(line, CultureInfo.InvariantCulture);
        }

        Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));
        writer.Kill();
        await writer.WaitForExitAsync(Live);

        using var database = SqliteDatabase.Open(DatabasePath);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        Assert.True(reported >= 50, "The writer ended before it was killed.");
        for (var number = 0; number <= reported; number++)
        {
            Assert.NotNull(await store.GetAsync(StoreWriter.Key(number), Live));
        }

        Assert.Equal("ok", await database.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }
}
