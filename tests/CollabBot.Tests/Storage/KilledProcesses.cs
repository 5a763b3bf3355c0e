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
        var reported = await WriteAndKillAsync(atLeast: 50);

        using var database = SqliteDatabase.Open(DatabasePath);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        for (var number = 0; number <= reported; number++)
        {
            Assert.NotNull(await store.GetAsync(StoreWriter.Key(number), Live));
        }

        Assert.Equal("ok", await database.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }

    /// <returns>The last number that the writer reported before it died.</returns>
    private async Task<int> WriteAndKillAsync(int atLeast)
    {
        using var writer = StoreWriter.Start(DatabasePath);
        var reported = -1;
        try
        {
            while (reported < atLeast && await writer.StandardOutput.ReadLineAsync(Live) is { } line)
            {
                reported = int.Parse(line, CultureInfo.InvariantCulture);
            }

            Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));
        }
        finally
        {
            writer.Kill();
        }

        while (await writer.StandardOutput.ReadLineAsync(Live) is { } line)
        {
            reported = int.Parse(line, CultureInfo.InvariantCulture);
        }

        await writer.WaitForExitAsync(Live);
        Assert.True(reported >= atLeast, "The writer ended before it was killed.");
        return reported;
    }
}
