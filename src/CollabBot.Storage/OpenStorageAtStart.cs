using CollabBot.Storage.Sqlite;
using Microsoft.Extensions.Hosting;

namespace CollabBot.Storage;

/// <summary>Opens the database when the host starts and reads from it once, so that a process that cannot keep state never takes a message.</summary>
/// <remarks>A host makes all its hosted services before it starts the first, so the database is open before any of them runs.</remarks>
internal sealed class OpenStorageAtStart(SqliteDatabase database, DatabaseDisk disk) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        disk.KeepReserve();
        return database.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM sqlite_master"), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
