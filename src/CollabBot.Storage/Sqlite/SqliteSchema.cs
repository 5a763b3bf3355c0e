using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CollabBot.Storage.Sqlite;

/// <summary>The tables, and whose file this is.</summary>
internal static class SqliteSchema
{
    /// <summary>The schema this program writes, kept in <c>PRAGMA user_version</c>. From 2 on, each document lies in an envelope with its checksum.</summary>
    public const int Version = 2;

    // "CoBo" in ASCII, in PRAGMA application_id: tells our file from another program's database.
    private const int ApplicationId = 0x436F426F;

    // Instants are 100-nanosecond ticks since 0001-01-01 UTC: exact, and ordered as integers.
    private const string CreateTables = """
        CREATE TABLE objects (
            key      TEXT PRIMARY KEY NOT NULL,
            revision TEXT NOT NULL,
            body     BLOB NOT NULL
        ) STRICT;
        CREATE TABLE logs (
            key      TEXT PRIMARY KEY NOT NULL,
            revision TEXT NOT NULL,
            length   INTEGER NOT NULL,
            appends  INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE log_blocks (
            key      TEXT NOT NULL REFERENCES logs (key) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            body     BLOB NOT NULL,
            PRIMARY KEY (key, position)
        ) STRICT;
        CREATE TABLE messages (
            id            INTEGER PRIMARY KEY AUTOINCREMENT,
            queue         TEXT NOT NULL,
            visible_at    INTEGER NOT NULL,
            dequeue_count INTEGER NOT NULL,
            receipt       TEXT,
            body          BLOB NOT NULL
        ) STRICT;
        CREATE INDEX messages_by_visibility ON messages (queue, visible_at);
        PRAGMA application_id = 1131364975;
        PRAGMA user_version = 2;
        """;

    /// <summary>Makes sure that the file is ours, of a version we know, and has its tables.</summary>
    /// <exception cref="StorageSetupException">It is another program's database, or another CollabBot wrote it.</exception>
    /// <exception cref="SqliteException">It is no database, or cannot be read or written.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        var tables = Number(connection, "SELECT count(*) FROM sqlite_master");
        if (tables > 0 && Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new StorageSetupException(
                $"Storage:SqlitePath is {path}, which is the database of another program. Set a path of its own for CollabBot; it makes the file.");
        }

        var version = Number(connection, "PRAGMA user_version");
        if (version > Version)
        {
            throw new StorageSetupException(
                $"Storage:SqlitePath is {path}, which a newer CollabBot wrote (schema {version}; this program knows {Version}). "
                + "Run that newer program, or restore the backup from before the upgrade.");
        }

        if (version is > 0 and < Version)
        {
            throw new StorageSetupException(
                $"Storage:SqlitePath is {path}, which an early CollabBot wrote, before its first release (schema {version}; this program knows {Version}). "
                + "Set another path, or move the file away; it was left as it is.");
        }

        if (version == 0)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(CreateTables);
            transaction.Commit();
        }
    }

    /// <summary>Makes sure that the file is ours and of this version, and changes nothing.</summary>
    /// <exception cref="StorageSetupException">It is not.</exception>
    /// <exception cref="SqliteException">It is no database, or cannot be read.</exception>
    public static void CheckOurs(SqliteConnection connection, string path)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new StorageSetupException($"{path} is no database of CollabBot. Name one that CollabBot made.");
        }

        if (Number(connection, "PRAGMA user_version") is var version and not Version)
        {
            throw new StorageSetupException($"{path} was written by another CollabBot (schema {version}; this program knows {Version}). Use that program.");
        }
    }

    private static long Number(SqliteConnection connection, string sql) => Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);
}
