using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Storage;

namespace CollabBot.Tests.Delivery;

/// <summary>A database file of its own.</summary>
internal sealed class SqlitePlace : IPlace
{
    private readonly TemporaryFolder _folder = new();
    private readonly TimeProvider _time;
    private SqliteDatabase _database;

    public SqlitePlace(TimeProvider time)
    {
        _time = time;
        _database = SqliteDatabase.Open(File);
    }

    public IObjectStore Store => new SqliteObjectStore(_database, _time);

    public IWorkQueue Queue => new SqliteWorkQueue(_database, _time);

    private string File => _folder.PathOf("store.db");

    public void Reopen()
    {
        _database.Dispose();
        _database = SqliteDatabase.Open(File);
    }

    public Task AdvanceAsync(TimeSpan span) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
