using System.Globalization;
using CollabBot.Core.Storage;
using CollabBot.Storage;
using CollabBot.Storage.Sqlite;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class KilledProcesses(ITestOutputHelper output) : IDisposable
{
    private const int WritesALife = 48;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private string DatabasePath => _folder.PathOf("store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_killed_writer_loses_nothing_it_reported_and_leaves_no_lock() => KillAsync(times: 10);

    /// <summary>The same file all the while: what one process left behind, the next goes on with.</summary>
    [Fact]
    [Trait("length", "long")]
    public Task A_thousand_killed_writers_lose_nothing() => KillAsync(times: 1_000);

    private async Task KillAsync(int times)
    {
        var reported = 0;
        for (var life = 0; life < times; life++)
        {
            var last = await WriteAndKillAsync(life);
            reported += last + 1;
            await CheckAsync(life, last);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{times} processes killed in bursts of writes: integrity_check ok {times} times, {reported} writes acknowledged, 0 of them lost."));
    }

    private async Task CheckAsync(int life, int last)
    {
        using var database = SqliteDatabase.Open(DatabasePath);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        var there = await store.ListAsync(StoreKey.Of("written", life.ToString(CultureInfo.InvariantCulture)), Live).Select(listed => listed.Key).ToHashSetAsync(cancellationToken: Live);

        Assert.DoesNotContain(Enumerable.Range(0, last + 1), number => !there.Contains(StoreWriter.Key(life, number)));
        Assert.Equal("ok", await database.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }

    /// <returns>The last number that the writer reported before it died.</returns>
    private async Task<int> WriteAndKillAsync(int life)
    {
        using var writer = StoreWriter.Start(DatabasePath, life);
        var reported = -1;
        try
        {
            // Killed after a different number of writes each time, so that it happens at different moments of a burst.
            while (reported < WritesALife + (life % 8) && await writer.StandardOutput.ReadLineAsync(Live) is { } line)
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
            reported = int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(reported, number) : reported;
        }

        await writer.WaitForExitAsync(Live);
        Assert.True(reported >= WritesALife, "The writer ended before it was killed.");
        return reported;
    }
}
