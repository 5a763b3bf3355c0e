using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Storage;

namespace CollabBot.Tests.Contracts;

public sealed class SqliteDeliveries : AtLeastOnceContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteDeliveries() => _database = SqliteDatabase.Open(_folder.PathOf("store.db"));

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private protected override Task<IWorkQueue> QueueAsync(FaultPlan plan) =>
        Task.FromResult<IWorkQueue>(new FaultyWorkQueue(new SqliteWorkQueue(_database, Time), plan));
}
