using System.Text;
using CollabBot.Core.Storage;
using CollabBot.Storage;
using CollabBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class SqliteDatabases : IDisposable
{
    private static readonly StoreKey Key = StoreKey.Of("a");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private string DatabasePath => _folder.PathOf("data", "store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_closing_and_opening()
    {
        using (var database = SqliteDatabase.Open(DatabasePath))
        {
            await new SqliteObjectStore(database, TimeProvider.System).PutNewAsync(Key, "one"u8.ToArray(), Live);
            await new SqliteObjectStore(database, TimeProvider.System).AppendAsync(StoreKey.Of("log"), "two"u8.ToArray(), 0, Live);
            await new SqliteWorkQueue(database, TimeProvider.System).SendAsync("work", "three"u8.ToArray(), TimeSpan.Zero, Live);
        }

        using var again = SqliteDatabase.Open(DatabasePath);
        var store = new SqliteObjectStore(again, TimeProvider.System);
        var message = Assert.Single(await new SqliteWorkQueue(again, TimeProvider.System).ReceiveAsync("work", 1, TimeSpan.FromMinutes(1), Live));
        Assert.Equal("one", Text((await store.GetAsync(Key, Live))!.Body));
        Assert.Equal("two", Text(await store.ReadLogAsync(StoreKey.Of("log"), Live)));
        Assert.Equal("three", Text(message.Body));
    }

    [Fact]
    public async Task A_commit_waits_for_the_disk_and_the_log_is_written_ahead()
    {
        using var database = SqliteDatabase.Open(DatabasePath);

        var settings = await database.WriteAsync(
            connection => (connection.Scalar("PRAGMA journal_mode"), connection.Scalar("PRAGMA synchronous"), connection.Scalar("PRAGMA foreign_keys")), Live);

        Assert.Equal(("wal", 2L, 1L), settings);
    }

    [Fact]
    public async Task Work_that_throws_leaves_nothing_behind()
    {
        using var database = SqliteDatabase.Open(DatabasePath);
        var store = new SqliteObjectStore(database, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>(
            connection =>
            {
                connection.Execute("INSERT INTO objects (key, revision, body) VALUES ('a', 'r', x'00')");
                throw new InvalidOperationException();
            },
            Live));

        Assert.Null(await store.GetAsync(Key, Live));
        Assert.NotNull(await store.PutNewAsync(Key, default, Live));
    }

    [Fact]
    public void A_second_owner_is_refused_with_words_for_a_person()
    {
        using var database = SqliteDatabase.Open(DatabasePath);

        var refusal = Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));

        Assert.StartsWith($"Storage:SqlitePath is {DatabasePath}, and another process is using that file.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_owner_may_open_after_the_first_has_closed()
    {
        SqliteDatabase.Open(DatabasePath).Dispose();

        SqliteDatabase.Open(DatabasePath).Dispose();
    }

    [Fact]
    public void A_newer_schema_is_refused_and_left_as_it_was()
    {
        SqliteDatabase.Open(DatabasePath).Dispose();
        Raw("PRAGMA user_version = 99");

        var refusal = Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));

        Assert.Contains("which a newer CollabBot wrote (schema 99; this program knows 2)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Raw("PRAGMA user_version"));
    }

    [Fact]
    public void The_schema_before_the_first_release_is_refused_and_left_as_it_was()
    {
        SqliteDatabase.Open(DatabasePath).Dispose();
        Raw("PRAGMA user_version = 1");

        var refusal = Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));

        Assert.Contains("which an early CollabBot wrote, before its first release (schema 1; this program knows 2)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Raw("PRAGMA user_version"));
    }

    [Fact]
    public void The_database_of_another_program_is_refused_and_left_as_it_was()
    {
        Directory.CreateDirectory(_folder.PathOf("data"));
        Raw("CREATE TABLE theirs (id INTEGER)");

        var refusal = Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));

        Assert.Contains("is the database of another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Raw("SELECT count(*) FROM sqlite_master"));
        Assert.Equal("delete", Raw("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        var garbage = Encoding.UTF8.GetBytes(new string('x', 5000));
        Directory.CreateDirectory(_folder.PathOf("data"));
        await File.WriteAllBytesAsync(DatabasePath, garbage, Live);

        var refusal = Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));

        Assert.Contains("which is not a database or is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(garbage, await File.ReadAllBytesAsync(DatabasePath, Live));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        await File.WriteAllTextAsync(_folder.PathOf("data"), "a file where the folder should be", Live);

        var refusal = Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));

        Assert.Contains($"Storage:SqlitePath is {DatabasePath}, which cannot be opened", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(DatabasePath);

        Assert.Throws<StorageSetupException>(() => SqliteDatabase.Open(DatabasePath));
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_nothing_is_lost_or_broken()
    {
        using var database = SqliteDatabase.Open(DatabasePath);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        await store.PutNewAsync(Key, "before"u8.ToArray(), Live);
        await database.WriteAsync(connection => connection.Execute("PRAGMA max_page_count = 20"), Live);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutNewAsync(StoreKey.Of("large"), new byte[200_000], Live));

        Assert.Equal(SQLitePCL.raw.SQLITE_FULL, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
        Assert.Null(await store.GetAsync(StoreKey.Of("large"), Live));
        Assert.Equal("before", Text((await store.GetAsync(Key, Live))!.Body));
        Assert.Equal("ok", await database.ReadAsync(connection => connection.Scalar("PRAGMA integrity_check"), Live));
    }

    [Fact]
    public async Task Writing_goes_on_when_there_is_room_again()
    {
        using var database = SqliteDatabase.Open(DatabasePath);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        await database.WriteAsync(connection => connection.Execute("PRAGMA max_page_count = 20"), Live);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutNewAsync(Key, new byte[200_000], Live));

        await database.WriteAsync(connection => connection.Execute("PRAGMA max_page_count = 1000"), Live);

        Assert.NotNull(await store.PutNewAsync(Key, new byte[200_000], Live));
    }

    [Fact]
    public async Task What_is_deleted_leaves_no_copy_in_the_file()
    {
        var marker = Encoding.UTF8.GetBytes("an answer that nobody may find again");
        using (var database = SqliteDatabase.Open(DatabasePath))
        {
            var store = new SqliteObjectStore(database, TimeProvider.System);
            await store.PutNewAsync(Key, marker, Live);
            await store.DeleteAsync(Key, null, Live);
        }

        Assert.Equal(-1, (await File.ReadAllBytesAsync(DatabasePath, Live)).AsSpan().IndexOf(marker));
        Assert.False(File.Exists($"{DatabasePath}-wal"));
    }

    [Fact]
    public async Task A_closed_database_says_so()
    {
        var database = SqliteDatabase.Open(DatabasePath);
        database.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.ReadAsync(connection => 0, Live));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.WriteAsync(connection => 0, Live));
    }

    [Fact]
    public void The_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the folder's own access list.");
        using var database = SqliteDatabase.Open(DatabasePath);

        Assert.Equal(PrivateFiles.FolderMode, Mode(_folder.PathOf("data")));
        foreach (var file in Directory.GetFiles(_folder.PathOf("data")))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(file));
        }
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private object? Raw(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        return connection.Scalar(sql);
    }
}
