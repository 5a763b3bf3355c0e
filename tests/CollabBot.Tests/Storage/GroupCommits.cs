using CollabBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class GroupCommits : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;
    private readonly GroupCommit _commits;
    private int _commitCount;

    public GroupCommits()
    {
        _connection = new SqliteConnection($"Data Source={_folder.PathOf("commits.db")};Pooling=False");
        _connection.Open();
        _connection.Execute("PRAGMA journal_mode = WAL; CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
        SQLitePCL.raw.sqlite3_commit_hook(_connection.Handle, _ => Interlocked.Increment(ref _commitCount) * 0, null);
        _commits = new GroupCommit(_connection);
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _commits.Dispose();
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_that_wait_together_share_a_commit()
    {
        var writes = Enumerable.Range(0, GroupCommit.Most).Select(number => InsertAsync(number)).ToList();

        _commits.Start();
        await Task.WhenAll(writes);

        Assert.Equal(1, _commitCount);
        Assert.Equal(Enumerable.Range(0, GroupCommit.Most), Numbers());
    }

    [Fact]
    public async Task More_than_fit_in_a_commit_go_in_the_next()
    {
        var writes = Enumerable.Range(0, GroupCommit.Most + 1).Select(number => InsertAsync(number)).ToList();

        _commits.Start();
        await Task.WhenAll(writes);

        Assert.Equal(2, _commitCount);
    }

    [Fact]
    public async Task A_write_sees_what_those_before_it_wrote()
    {
        var first = InsertAsync(1);
        var second = _commits.RunAsync(connection => connection.Scalar("SELECT count(*) FROM numbers"), Live);

        _commits.Start();

        Assert.Equal(1, await first);
        Assert.Equal(1L, await second);
        Assert.Equal(1, _commitCount);
    }

    [Fact]
    public async Task One_that_throws_fails_alone()
    {
        var before = InsertAsync(1);
        var broken = _commits.RunAsync<int>(
            connection =>
            {
                connection.Execute("INSERT INTO numbers VALUES (99)");
                throw new InvalidOperationException();
            },
            Live);
        var twice = InsertAsync(1);
        var after = InsertAsync(2);

        _commits.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        await Assert.ThrowsAsync<SqliteException>(() => twice);
        Assert.Equal((1, 1), (await before, await after));
        Assert.Equal([1, 2], Numbers());
    }

    [Fact]
    public async Task One_that_is_cancelled_while_it_waits_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        var withdrawn = _commits.RunAsync(connection => connection.Execute("INSERT INTO numbers VALUES (1)"), cancelled.Token);
        var other = InsertAsync(2);
        await cancelled.CancelAsync();

        _commits.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        await other;
        Assert.Equal([2], Numbers());
    }

    [Fact]
    public async Task Closing_waits_for_what_was_taken_and_takes_no_more()
    {
        _commits.Start();
        var taken = Enumerable.Range(0, 1000).Select(number => InsertAsync(number)).ToList();

        _commits.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => InsertAsync(1001));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _commits.AloneAsync(connection => connection.Execute("SELECT 1"), Live));
        Assert.Equal(1000, Numbers().Count);
        Assert.All(await Task.WhenAll(taken).WaitAsync(TimeSpan.FromSeconds(10), Live), rows => Assert.Equal(1, rows));
    }

    private Task<int> InsertAsync(int number) =>
        _commits.RunAsync(connection => connection.Execute("INSERT INTO numbers VALUES ($number)", ("$number", number)), Live);

    private List<int> Numbers() => _connection.Rows("SELECT number FROM numbers ORDER BY number", row => row.GetInt32(0));
}
