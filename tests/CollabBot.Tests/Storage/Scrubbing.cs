using System.Text;
using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class Scrubbing
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_deleted_or_replaced_is_in_no_file_of_an_open_database_afterwards()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("store.db");
        using var database = SqliteDatabase.Open(path);
        var store = new SqliteObjectStore(database, TimeProvider.System);
        var first = await store.PutNewAsync(StoreKey.Of("round", "key"), "a-wrapped-key-of-a-round"u8.ToArray(), Live);
        await store.PutIfAsync(StoreKey.Of("round", "key"), "another-wrapped-key"u8.ToArray(), first!.Value, Live);
        await store.DeleteAsync(StoreKey.Of("round", "key"), null, Live);
        Assert.Contains(Files(path), file => Holds(file, "wrapped-key"));

        await store.ScrubAsync(Live);

        Assert.DoesNotContain(Files(path), file => Holds(file, "wrapped-key"));
    }

    [Fact]
    public async Task What_stays_is_still_there()
    {
        using var folder = new TemporaryFolder();
        using var database = SqliteDatabase.Open(folder.PathOf("store.db"));
        var store = new SqliteObjectStore(database, TimeProvider.System);
        await store.PutNewAsync(StoreKey.Of("round", "result"), "result"u8.ToArray(), Live);

        await store.ScrubAsync(Live);

        Assert.Equal("result", Encoding.UTF8.GetString((await store.GetAsync(StoreKey.Of("round", "result"), Live))!.Body.Span));
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal));

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Encoding.Latin1.GetString(copy.ToArray()).Contains(text, StringComparison.Ordinal);
    }
}
