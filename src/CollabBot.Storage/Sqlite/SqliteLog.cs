using CollabBot.Core.Storage;
using Microsoft.Data.Sqlite;

namespace CollabBot.Storage.Sqlite;

/// <summary>A log as rows: its head in <c>logs</c>, which fences the writers, and one row for each append in <c>log_blocks</c>.</summary>
internal static class SqliteLog
{
    /// <summary>Within a transaction: checks the head and adds a block.</summary>
    public static AppendOutcome Append(
        SqliteConnection connection, StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, Revision revision, int maxAppends)
    {
        var (length, appends) = Head(connection, key);
        if (length != expectedPosition || IsObject(connection, key))
        {
            return new AppendOutcome.Fenced();
        }

        if (appends >= maxAppends)
        {
            return new AppendOutcome.Full();
        }

        connection.Execute(
            """
            INSERT INTO logs (key, revision, length, appends) VALUES ($key, $revision, $length, 1)
            ON CONFLICT (key) DO UPDATE SET revision = $revision, length = $length, appends = appends + 1
            """,
            ("$key", key.Value),
            ("$revision", revision.Value),
            ("$length", length + bytes.Length));
        connection.Execute(
            "INSERT INTO log_blocks (key, position, body) VALUES ($key, $position, $body)",
            ("$key", key.Value),
            ("$position", length),
            ("$body", bytes.ToArray()));
        return new AppendOutcome.Appended(length + bytes.Length);
    }

    /// <summary>All blocks, in one statement, so that they are of one state.</summary>
    public static ReadOnlyMemory<byte> Read(SqliteConnection connection, StoreKey key)
    {
        var blocks = connection.Rows(
            "SELECT body FROM log_blocks WHERE key = $key ORDER BY position",
            row => row.GetFieldValue<byte[]>(0),
            ("$key", key.Value));
        var log = new byte[blocks.Sum(block => (long)block.Length)];
        var position = 0;
        foreach (var block in blocks)
        {
            block.CopyTo(log, position);
            position += block.Length;
        }

        return log;
    }

    private static (long Length, long Appends) Head(SqliteConnection connection, StoreKey key) =>
        connection.Rows(
            "SELECT length, appends FROM logs WHERE key = $key",
            row => (row.GetInt64(0), row.GetInt64(1)),
            ("$key", key.Value)).SingleOrDefault();

    private static bool IsObject(SqliteConnection connection, StoreKey key) =>
        connection.Scalar("SELECT 1 FROM objects WHERE key = $key", ("$key", key.Value)) is not null;
}
