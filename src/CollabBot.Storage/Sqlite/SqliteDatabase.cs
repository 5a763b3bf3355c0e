using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CollabBot.Core.Storage;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace CollabBot.Storage.Sqlite;

/// <summary>One database file, owned by this process: a writer that takes one transaction at a time, and readers beside it.</summary>
/// <remarks>
/// <para>SQLite works synchronously and lets one connection write at a time. So there is exactly one writing connection, and writes that wait for it at the same
/// time share a commit (<see cref="GroupCommit"/>): who waits holds no thread, and at most one thread waits for the disk. Readers come from a small pool;
/// with the write-ahead log they see the last commit and neither wait for the writer nor hold it up.</para>
/// <para>A write that returned is on the disk (<c>synchronous=FULL</c>). Cancellation counts while waiting for a turn; work that has begun is finished.</para>
/// <para>Safe for concurrent use.</para>
/// </remarks>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed",
    Justification = "Who still waits at a semaphore when the database closes must be let through to learn of it; without a wait handle there is nothing to free.")]
internal sealed class SqliteDatabase : IDisposable
{
    private const int ReaderLimit = 8;

    // The file has one owner, so this is about a person's tool that looks into it.
    private const int BusyTimeoutSeconds = 5;

    private readonly SemaphoreSlim _reading = new(ReaderLimit, ReaderLimit);

    // Open and idle, at most as many as may read. The provider's own pool costs several locks for each read.
    private readonly ConcurrentStack<SqliteConnection> _readers = [];
    private readonly OwnerLock _ownerLock;
    private readonly SqliteConnection _writer;
    private readonly GroupCommit _commits;
    private readonly string _readerSettings;
    private readonly DatabaseDisk _disk;
    private volatile bool _closed;

    private SqliteDatabase(OwnerLock ownerLock, SqliteConnection writer, string readerSettings, DatabaseDisk disk)
    {
        _disk = disk;
        _ownerLock = ownerLock;
        _writer = writer;
        _readerSettings = readerSettings;
        _commits = new GroupCommit(writer);
        _commits.Start();
    }

    /// <summary>Opens the file, making it and its folder if they are absent.</summary>
    /// <exception cref="StorageSetupException">It cannot be used; the message says why and what to do.</exception>
    public static SqliteDatabase Open(string path) => Open(path, new DatabaseDisk(path));

    /// <inheritdoc cref="Open(string)"/>
    /// <param name="disk">The one that the path lies on. Who has kept nothing back there has nothing to give up on a full disk.</param>
    public static SqliteDatabase Open(string path, DatabaseDisk disk)
    {
        var fullPath = Path.GetFullPath(path);
        OwnerLock? ownerLock = null;
        SqliteConnection? writer = null;
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(fullPath)!);
            ownerLock = OwnerLock.Take(fullPath);
            PrivateFiles.Open(fullPath, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();

            writer = new SqliteConnection(Settings(fullPath, SqliteOpenMode.ReadWrite));
            writer.Open();
            SqliteSchema.Prepare(writer, fullPath);
            Configure(writer);

            var database = new SqliteDatabase(ownerLock, writer, Settings(fullPath, SqliteOpenMode.ReadOnly), disk);
            (ownerLock, writer) = (null, null);
            return database;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLITE_NOTADB or SQLITE_CORRUPT)
        {
            throw new StorageSetupException(
                $"Storage:SqlitePath is {fullPath}, which is not a database or is damaged ({exception.SqliteErrorCode}). Restore it from a backup, or set another path.", exception);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageSetupException(
                $"Storage:SqlitePath is {fullPath}, which cannot be opened: {exception.Message} "
                + "Let the account that runs CollabBot read and write the file and its folder, or set another path.",
                exception);
        }
        finally
        {
            writer?.Dispose();
            ownerLock?.Dispose();
        }
    }

    /// <summary>Runs <paramref name="work"/> in a transaction, durable when this returns. When it throws, nothing of it stays.</summary>
    /// <param name="work">Does nothing but work on the connection: it may be run twice, when a neighbour in the same commit fails.</param>
    /// <exception cref="StoreUnavailableException">The disk is full, failed, or the file is held.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => _disk.MayBeFilled()
        ? CommitAsync(work, cancellationToken)
        : throw new StoreUnavailableException("The disk is full; the little that is left is for deleting.");

    /// <summary>Like <see cref="WriteAsync"/>, for work that leaves less behind than it found: on a full disk it is given the room that was kept back.</summary>
    /// <exception cref="StoreUnavailableException">The disk is full and nothing was kept back, or failed, or the file is held.</exception>
    public Task<T> ClearAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        WithReserveAsync(() => CommitAsync(work, cancellationToken));

    /// <summary>Runs <paramref name="work"/> on a connection that cannot write. Each statement sees one committed state.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return OnReader(work);
        }
        catch (SqliteException exception) when (exception.IsUnavailability)
        {
            throw exception.ToUnavailable();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Folds the write-ahead log into the file and empties it: until then it keeps every page as it was before each change.</summary>
    /// <exception cref="StoreUnavailableException">A reader held the log for too long, or the disk is full; nothing is lost, try again.</exception>
    public async Task FoldLogAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (await WithReserveAsync(() => FoldAsync(cancellationToken)) is not 0L)
        {
            throw new StoreUnavailableException("The write-ahead log was being read and could not be emptied.");
        }
    }

    /// <summary>Writes the file anew with what is in it and nothing else, and empties the log. Needs room for a second copy meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">There is no room, or a reader held the log for too long; nothing is lost, try again.</exception>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await TranslatedAsync(_commits.AloneAsync(writer => writer.Execute("VACUUM"), cancellationToken));
        await FoldLogAsync(cancellationToken);
    }

    /// <summary>Waits for the calls in flight, folds the log into the file and gives up ownership. Later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        _commits.Dispose();
        for (var i = 0; i < ReaderLimit; i++)
        {
            _reading.Wait();
        }

        while (_readers.TryPop(out var reader))
        {
            reader.Dispose();
        }

        MakeRoomToClose();
        _writer.Dispose();
        _ownerLock.Dispose();
        _reading.Release(ReaderLimit);
    }

    private static void Configure(SqliteConnection writer)
    {
        // secure_delete: an answer or a key that was deleted leaves no copy in the file's free pages; FoldLogAsync sees to the log.
        writer.Execute("""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA busy_timeout = 5000;
            """);
    }

    private static string Settings(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = BusyTimeoutSeconds,
    }.ToString();

    private static async Task<T> TranslatedAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (SqliteException exception) when (exception.IsUnavailability)
        {
            throw exception.ToUnavailable();
        }
    }

    private async Task<T> WithReserveAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (StoreUnavailableException exception) when (exception.InnerException is SqliteException { IsFull: true } && _disk.IsReserveKept)
        {
            _disk.GiveUpReserve();
            return await work();
        }
    }

    private Task<T> CommitAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        TranslatedAsync(_commits.RunAsync(work, cancellationToken));

    private Task<object?> FoldAsync(CancellationToken cancellationToken) =>
        TranslatedAsync(_commits.AloneAsync(writer => writer.Scalar("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken));

    /// <summary>Closing folds the log into the file, which may have to grow for it.</summary>
    private void MakeRoomToClose()
    {
        if (_disk.IsReserveKept && _disk.FreeBytes < DatabaseDisk.ReserveBytes)
        {
            _disk.GiveUpReserve();
        }
    }

    private T OnReader<T>(Func<SqliteConnection, T> work)
    {
        SqliteConnection? reader = null;
        try
        {
            if (!_readers.TryPop(out reader))
            {
                reader = OpenReader();
            }

            var result = work(reader);

            // Given back; one that failed is not.
            _readers.Push(reader);
            reader = null;
            return result;
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private SqliteConnection OpenReader()
    {
        var reader = new SqliteConnection(_readerSettings);
        reader.Open();
        return reader;
    }
}
