using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Storage;

namespace CollabBot.Tests.Contracts;

public sealed class SqliteObjectStoresBehindFaults : LogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FaultPlan _plan = new(seed: 2, FaultKinds.BeforeAndAfter);
    private readonly SqliteDatabase _database;

    public SqliteObjectStoresBehindFaults()
    {
        _database = SqliteDatabase.Open(_folder.PathOf("store.db"));
        Store = Behind(new SqliteObjectStore(_database, Time));
    }

    protected override IObjectStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    protected override Task<IObjectStore> StoreWithLogsOfAsync(int maxAppends) => Task.FromResult<IObjectStore>(Behind(new SqliteObjectStore(_database, Time, maxAppends)));

    private PatientObjectStore Behind(IObjectStore store) => new(new FaultyObjectStore(store, _plan));
}
