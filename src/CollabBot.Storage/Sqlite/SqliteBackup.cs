using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CollabBot.Storage.Sqlite;

/// <summary>A copy of the database, for the day when it is lost: all but what people said and was not counted yet.</summary>
/// <remarks>
/// Sealed answers, comments and votes stay out: a copy outlives the moment at which they are destroyed. So do messages, which are hints that are given
/// again, and copies of damaged documents. The key ring is no part of it.
/// </remarks>
public static class SqliteBackup
{
    /// <summary>Sealed slots, of rounds, of comments and of votes.</summary>
    private const string LeftOut = "(key GLOB 'round/*/*/*/inbox/*' OR key GLOB 'comments/*/*/*/inbox/*' OR key GLOB 'poll/*/*/*/inbox/*' OR key GLOB 'quarantine/*')";

    /// <summary>Writes a copy of one moment, also while a service works on the database, which does not notice.</summary>
    /// <param name="databasePath">As in <see cref="StorageOptions.SqlitePath"/>.</param>
    /// <param name="draft">A path where nothing is; what is there is whole when this returns, and to be thrown away when it throws.</param>
    /// <returns>How many documents and logs are in it.</returns>
    /// <exception cref="StorageSetupException">There is no database, it is not ours or not of this version, or one of the two cannot be read or written.</exception>
    public static long Write(string databasePath, string draft)
    {
        var source = Path.GetFullPath(databasePath);
        if (!File.Exists(source))
        {
            throw new StorageSetupException($"Storage:SqlitePath is {source}, and there is no such file. Set it to the database that is to be copied.");
        }

        return Translated(source, () =>
        {
            Check(source);
            PrivateFiles.Open(draft, FileMode.CreateNew, FileShare.None).Dispose();
            using var copy = Open(draft, SqliteOpenMode.ReadWrite);
            SqliteSchema.Prepare(copy, draft);
            copy.Execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; ATTACH $source AS source", ("$source", source));
            using (var transaction = copy.BeginTransaction())
            {
                copy.Execute($"""
                    INSERT INTO objects SELECT * FROM source.objects WHERE NOT {LeftOut};
                    INSERT INTO logs SELECT * FROM source.logs;
                    INSERT INTO log_blocks SELECT * FROM source.log_blocks;
                    """);
                transaction.Commit();
            }

            copy.Execute("DETACH source");
            return Number(copy, "SELECT (SELECT count(*) FROM objects) + (SELECT count(*) FROM logs)");
        });
    }

    /// <summary>Puts a copy in the place of the database. What lay there is kept beside it, under the name with <c>.before-restore</c> at its end.</summary>
    /// <exception cref="StorageSetupException">A service has the database, or the copy is damaged, not ours or not of this version; nothing was changed.</exception>
    public static void Restore(string databasePath, string copy)
    {
        var target = Path.GetFullPath(databasePath);
        if (!File.Exists(copy))
        {
            throw new StorageSetupException($"--from is {Path.GetFullPath(copy)}, and there is no such file. Name a file that the verb backup wrote.");
        }

        Translated(copy, () =>
        {
            Check(Path.GetFullPath(copy));
            PrivateFiles.CreateFolder(Path.GetDirectoryName(target)!);
            using var alone = OwnerLock.Take(target);
            var draft = $"{target}.restoring";
            File.Delete(draft);
            using (var from = File.OpenRead(copy))
            using (var to = PrivateFiles.Open(draft, FileMode.CreateNew, FileShare.None))
            {
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }

            PutAside(target);

            // The log of the one that lay here, and would be read into this one.
            File.Delete($"{target}-wal");
            File.Delete($"{target}-shm");
            File.Move(draft, target);
            return 0L;
        });
    }

    private static void PutAside(string target)
    {
        if (!File.Exists(target))
        {
            return;
        }

        try
        {
            // Opening and closing it folds its log into it, so that what is put aside is whole.
            using var old = Open(target, SqliteOpenMode.ReadWrite);
            old.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // It is damaged, which is why there is a restore; it is kept as it is.
        }

        File.Move(target, $"{target}.before-restore", overwrite: true);
    }

    private static void Check(string path)
    {
        using var database = Open(path, SqliteOpenMode.ReadOnly);
        SqliteSchema.CheckOurs(database, path);
        if (database.Scalar("PRAGMA quick_check") is not "ok")
        {
            throw new StorageSetupException($"{path} is damaged. Take another copy.");
        }
    }

    private static T Translated<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageSetupException($"{path} could not be copied: {exception.Message} Let this account read it, and write where the copy goes.", exception);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static long Number(SqliteConnection connection, string sql) => Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);
}
