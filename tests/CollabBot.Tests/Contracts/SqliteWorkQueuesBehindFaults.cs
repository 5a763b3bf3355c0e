using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Storage;

namespace CollabBot.Tests.Contracts;

public sealed class SqliteWorkQueuesBehindFaults : QueueBoundsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteWorkQueuesBehindFaults()
    {
        _database = SqliteDatabase.Open(_folder.PathOf("store.db"));
        Queue = new PatientWorkQueue(new FaultyWorkQueue(new SqliteWorkQueue(_database, Time), new FaultPlan(seed: 5, FaultKinds.BeforeOnly)));
    }

    protected override IWorkQueue Queue { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
