using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;

namespace CollabBot.Chaos.Load;

/// <summary>What a replica under load stores in, and a bare store of the same kind to compare with.</summary>
internal sealed class Footing : IDisposable
{
    private readonly IDisposable _held;

    private Footing(ReplicaSettings replica, IObjectStore bare, IDisposable held)
    {
        Replica = replica;
        Bare = bare;
        _held = held;
    }

    public ReplicaSettings Replica { get; }

    public IObjectStore Bare { get; }

    /// <summary>New databases in a folder, one for each.</summary>
    public static Footing OnSqlite(string folder)
    {
        var path = Path.Combine(folder, "answers.db");
        File.Delete(path);
        var database = SqliteDatabase.Open(Path.Combine(folder, "bare.db"));
        return new Footing(new ReplicaSettings { SqlitePath = path }, new SqliteObjectStore(database, TimeProvider.System), database);
    }

    /// <summary>One account for both.</summary>
    public static Footing OnAccount(string connectionString)
    {
        var store = new RealStore(connectionString);
        return new Footing(new ReplicaSettings { ConnectionString = connectionString }, store.Objects, store);
    }

    public void Dispose() => _held.Dispose();
}
