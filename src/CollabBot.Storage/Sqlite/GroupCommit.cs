using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CollabBot.Storage.Sqlite;

/// <summary>Runs pieces of work that write, one after the other; those that wait at the same time share one commit, and so one wait for the disk.</summary>
/// <remarks>
/// <para>Each piece is told only after the commit that holds it. They are run in the order in which they came, each seeing what those before it wrote.</para>
/// <para>When one throws, the commit that it would have shared is undone and each of its pieces is run again in a transaction of its own: so a piece
/// may run twice, must do nothing but work on the connection, and fails alone.</para>
/// <para>Safe for concurrent use. There is one runner, on one thread at a time, and none while there is nothing to do.</para>
/// </remarks>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed",
    Justification = "Who still waits at the semaphore when the database closes must be let through to learn of it; without a wait handle there is nothing to free.")]
internal sealed class GroupCommit(SqliteConnection connection) : IDisposable
{
    /// <summary>Most pieces in one commit: enough to make the wait for the disk small beside the work, few enough that nobody waits long for others.</summary>
    internal const int Most = 128;

    private readonly Channel<Piece> _waiting = Channel.CreateUnbounded<Piece>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _connection = new(1, 1);
    private Task _runner = Task.CompletedTask;
    private bool _stopped;

    /// <summary>Starts taking work.</summary>
    public void Start() => _runner = Task.Run(RunAsync);

    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    /// <exception cref="SqliteException">The database refused; nothing of this piece stays.</exception>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var piece = new Piece<T>(work);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(piece), typeof(SqliteDatabase));
        await using var withdrawal = cancellationToken.UnsafeRegister(static (state, token) => ((Piece<T>)state!).Withdraw(token), piece);
        return await piece.Outcome;
    }

    /// <summary>Has the connection to itself, outside any transaction and between two commits.</summary>
    public async Task<T> AloneAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _connection.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_stopped, typeof(SqliteDatabase));
            return work(connection);
        }
        finally
        {
            _connection.Release();
        }
    }

    /// <summary>Takes no more work and waits until what has been taken is done. From then on every call throws <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _runner.Wait();
        _connection.Wait();
        _stopped = true;
        _connection.Release();
    }

    private async Task RunAsync()
    {
        var batch = new List<Piece>(Most);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await _connection.WaitAsync();
            try
            {
                while (batch.Count < Most && _waiting.Reader.TryRead(out var piece))
                {
                    if (piece.TryBegin())
                    {
                        batch.Add(piece);
                    }
                }

                Commit(batch);
            }
            finally
            {
                batch.Clear();
                _connection.Release();
            }
        }
    }

    private void Commit(List<Piece> batch)
    {
        if (batch.Count == 0 || TryCommit(batch) is not { } failure)
        {
            return;
        }

        if (batch.Count == 1)
        {
            batch[0].Fail(failure);
            return;
        }

        foreach (var piece in batch)
        {
            if (TryCommit([piece]) is { } own)
            {
                piece.Fail(own);
            }
        }
    }

    /// <returns>Null when all of it is on the disk and told; else why nothing of it is.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Not swallowed: it is thrown where the work was asked for.")]
    private Exception? TryCommit(IReadOnlyCollection<Piece> pieces)
    {
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var piece in pieces)
            {
                piece.Run(connection);
            }

            transaction.Commit();
        }
        catch (Exception e)
        {
            return e;
        }

        foreach (var piece in pieces)
        {
            piece.Tell();
        }

        return null;
    }

    private abstract class Piece
    {
        private int _begun;

        /// <returns>False when it was withdrawn before its turn.</returns>
        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

        public abstract void Run(SqliteConnection connection);

        public abstract void Tell();

        public abstract void Fail(Exception exception);
    }

    private sealed class Piece<T>(Func<SqliteConnection, T> work) : Piece
    {
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Outcome => _outcome.Task;

        public override void Run(SqliteConnection connection) => _result = work(connection);

        public override void Tell() => _outcome.SetResult(_result!);

        public override void Fail(Exception exception) => _outcome.SetException(exception);

        /// <summary>Counts only before its turn; work that has begun is finished.</summary>
        public void Withdraw(CancellationToken cancellationToken)
        {
            if (TryBegin())
            {
                _outcome.SetCanceled(cancellationToken);
            }
        }
    }
}
