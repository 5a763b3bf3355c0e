using System.Globalization;
using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CollabBot.Tests.Storage;

/// <summary>What becomes of a database on a disk that is really full.</summary>
public sealed class FullDisks : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly SmallDisk _small = new(megabytes: 32);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private string DatabasePath => _small.PathOf("store.db");

    private string ReservePath => _small.PathOf("store.db.reserve");

    public void Dispose() => _small.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_and_the_rest_was_refused()
    {
        using var database = Open();
        var store = new SqliteObjectStore(database, TimeProvider.System);

        var written = await FillAsync(store);
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutNewAsync(Key(written), new byte[20_000], Live));

        Assert.Equal(SQLitePCL.raw.SQLITE_FULL, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
        Assert.True(written > 100, "The disk was full too early for the test to mean anything.");
        Assert.Equal(written, await store.ListAsync(StoreKey.Of("filled"), Live).CountAsync(Live));
        Assert.Equal("ok", await database.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }

    [Fact]
    public async Task Deleting_goes_on_with_the_room_that_was_kept_back_and_nothing_else_does()
    {
        using var database = Open();
        var store = new SqliteObjectStore(database, TimeProvider.System);
        Assert.True(File.Exists(ReservePath));
        var written = await FillAsync(store);

        for (var number = 0; number < written; number++)
        {
            Assert.True(await store.DeleteAsync(Key(number), null, Live));
        }

        Assert.Equal(0, new FileInfo(ReservePath).Length);
        Assert.False(new DatabaseDisk(DatabasePath, DatabaseDisk.ReserveBytes, () => 0).MayBeFilled(), "A process that starts now must know that the room was given up.");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutNewAsync(Key(0), new byte[1], Live));
        await store.ScrubAsync(Live);
        Assert.Equal("ok", await database.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }

    [Fact]
    public async Task With_room_again_it_goes_on_by_itself_and_keeps_room_back_anew()
    {
        var ballast = _small.PathOf("ballast");
        await File.WriteAllBytesAsync(ballast, new byte[15 * Megabyte], Live);
        using var database = Open();
        var store = new SqliteObjectStore(database, TimeProvider.System);
        var written = await FillAsync(store);
        for (var number = 0; number < written; number++)
        {
            await store.DeleteAsync(Key(number), null, Live);
        }

        Assert.Equal(0, new FileInfo(ReservePath).Length);
        File.Delete(ballast);

        Assert.NotNull(await store.PutNewAsync(Key(0), new byte[20_000], Live));
        Assert.Equal(DatabaseDisk.ReserveBytes, new FileInfo(ReservePath).Length);
        Assert.Equal("ok", await database.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }

    [Fact]
    public async Task It_can_be_closed_and_opened_with_all_that_was_acknowledged()
    {
        int written;
        using (var database = Open())
        {
            written = await FillAsync(new SqliteObjectStore(database, TimeProvider.System));
        }

        using var again = Open();
        Assert.Equal(written, await new SqliteObjectStore(again, TimeProvider.System).ListAsync(StoreKey.Of("filled"), Live).CountAsync(Live));
        Assert.Equal("ok", await again.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }

    /// <summary>As on a big disk of which all but a little is full already when the floor is reached.</summary>
    private SqliteDatabase Open()
    {
        var free = new DriveInfo(_small.PathOf(""));
        var disk = new DatabaseDisk(DatabasePath, DatabaseDisk.ReserveBytes, () => free.AvailableFreeSpace + DatabaseDisk.Floor);
        var database = SqliteDatabase.Open(DatabasePath, disk);
        disk.KeepReserve();
        return database;
    }

    private static StoreKey Key(int number) => StoreKey.Of("filled", number.ToString("D6", CultureInfo.InvariantCulture));

    /// <returns>How many writes were acknowledged before one was refused.</returns>
    private static async Task<int> FillAsync(SqliteObjectStore store)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                await store.PutNewAsync(Key(number), new byte[20_000], Live);
            }
            catch (StoreUnavailableException)
            {
                return number;
            }
        }
    }
}
