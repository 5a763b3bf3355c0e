using CollabBot.Core.Storage;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CollabBot.Storage.Sqlite;

/// <summary>Tells what the world did to the database (disk full, file gone) from what a programmer did to it (bad SQL).</summary>
internal static class SqliteFailures
{
    extension(SqliteException exception)
    {
        /// <summary>True when trying again later, or after a person's help, can succeed.</summary>
        public bool IsUnavailability => exception.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_FULL or SQLITE_IOERR or SQLITE_READONLY
            or SQLITE_CANTOPEN or SQLITE_NOMEM or SQLITE_PERM or SQLITE_PROTOCOL or SQLITE_CORRUPT or SQLITE_NOTADB;

        /// <summary>True when the disk, or the part of it that the file may use, has no room left.</summary>
        public bool IsFull => exception.SqliteErrorCode is SQLITE_FULL || exception.SqliteExtendedErrorCode is SQLITE_IOERR_SHMSIZE;

        /// <summary>Without the database's own words, which stay in the inner exception.</summary>
        public StoreUnavailableException ToUnavailable() =>
            new($"The database could not be read or written (SQLite code {exception.SqliteExtendedErrorCode}).", exception);
    }
}
