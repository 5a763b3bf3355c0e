using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CollabBot.Core.Storage;
using Microsoft.Data.Sqlite;

namespace CollabBot.Storage.Sqlite;

/// <summary>Objects and logs in one database file. Its clock is this machine's.</summary>
internal sealed class SqliteObjectStore(SqliteDatabase database, TimeProvider time, int maxAppends = StoreLimits.MaxAppends) : IObjectStore
{
    private const int PageSize = 200;
    private const int RevisionBytes = 16;

    public async Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        var found = await database.ReadAsync(
            connection => connection.Rows(
                "SELECT body, revision FROM objects WHERE key = $key",
                row => new StoredObject(row.GetFieldValue<byte[]>(0), new Revision(row.GetString(1))),
                ("$key", key.Value)),
            cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        var revision = NewRevision();
        var added = await database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT INTO objects (key, revision, body) SELECT $key, $revision, $body
                WHERE NOT EXISTS (SELECT 1 FROM objects WHERE key = $key) AND NOT EXISTS (SELECT 1 FROM logs WHERE key = $key)
                """,
                ("$key", key.Value),
                ("$revision", revision.Value),
                ("$body", body.ToArray())),
            cancellationToken);
        return added == 1 ? revision : null;
    }

    public async Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        var revision = NewRevision();
        var replaced = await database.WriteAsync(
            connection => connection.Execute(
                "UPDATE objects SET revision = $revision, body = $body WHERE key = $key AND revision = $expected",
                ("$key", key.Value),
                ("$revision", revision.Value),
                ("$body", body.ToArray()),
                ("$expected", expected.Value)),
            cancellationToken);
        return replaced == 1 ? revision : null;
    }

    public Task ScrubAsync(CancellationToken cancellationToken) => database.FoldLogAsync(cancellationToken);

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        return database.ClearAsync(
            connection =>
            {
                if (expected is { } revision && RevisionOf(connection, key) is { } found && found != revision)
                {
                    return false;
                }

                connection.Execute("DELETE FROM objects WHERE key = $key", ("$key", key.Value));
                connection.Execute("DELETE FROM logs WHERE key = $key", ("$key", key.Value));
                return true;
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(prefix);

        // Keys below "a" start with "a/"; the character after '/' is '0', so they are exactly those between "a/" and "a0".
        var after = $"{prefix.Value}/";
        var end = $"{prefix.Value}0";
        List<ListedObject> page;
        do
        {
            var start = after;
            page = await database.ReadAsync(connection => Page(connection, start, end), cancellationToken);
            foreach (var listed in page)
            {
                yield return listed;
                after = listed.Key.Value;
            }
        }
        while (page.Count == PageSize);
    }

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken)
    {
        StoreLimits.CheckAppend(key, bytes, expectedPosition);
        return database.WriteAsync(connection => SqliteLog.Append(connection, key, bytes, expectedPosition, NewRevision(), maxAppends), cancellationToken);
    }

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken)
    {
        StoreLimits.CheckKey(key);
        return database.ReadAsync(connection => SqliteLog.Read(connection, key), cancellationToken);
    }

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled<DateTimeOffset>(cancellationToken)
        : Task.FromResult(time.GetUtcNow());

    // Random rather than counted: a database restored from a backup must not give out again what a reader still remembers.
    private static Revision NewRevision() => new(RandomNumberGenerator.GetHexString(2 * RevisionBytes, lowercase: true));

    private static Revision? RevisionOf(SqliteConnection connection, StoreKey key) =>
        connection.Scalar(
            "SELECT revision FROM objects WHERE key = $key UNION ALL SELECT revision FROM logs WHERE key = $key",
            ("$key", key.Value)) is string revision ? new Revision(revision) : null;

    private static List<ListedObject> Page(SqliteConnection connection, string after, string end) =>
        connection.Rows(
            """
            SELECT key, revision FROM objects WHERE key > $after AND key < $end
            UNION ALL
            SELECT key, revision FROM logs WHERE key > $after AND key < $end
            ORDER BY key LIMIT $size
            """,
            row => new ListedObject(StoreKey.FromEncoded(row.GetString(0)), new Revision(row.GetString(1))),
            ("$after", after),
            ("$end", end),
            ("$size", PageSize));
}
