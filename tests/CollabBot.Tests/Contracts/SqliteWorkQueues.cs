using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Storage;

namespace CollabBot.Tests.Contracts;

public sealed class SqliteWorkQueues : QueueBoundsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteWorkQueues()
    {
        _database = SqliteDatabase.Open(_folder.PathOf("store.db"));
        Queue = new SqliteWorkQueue(_database, Time);
    }

    protected override IWorkQueue Queue { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
