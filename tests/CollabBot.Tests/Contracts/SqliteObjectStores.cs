using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Storage;

namespace CollabBot.Tests.Contracts;

public sealed class SqliteObjectStores : LogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteObjectStores()
    {
        _database = SqliteDatabase.Open(_folder.PathOf("store.db"));
        Store = new SqliteObjectStore(_database, Time);
    }

    protected override IObjectStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    protected override Task<IObjectStore> StoreWithLogsOfAsync(int maxAppends) => Task.FromResult<IObjectStore>(new SqliteObjectStore(_database, Time, maxAppends));
}
