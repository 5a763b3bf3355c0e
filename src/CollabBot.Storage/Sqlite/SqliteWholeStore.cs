using System.Globalization;
using System.Runtime.CompilerServices;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Sqlite;

/// <summary>All of one database file: every key, every message, and the file itself.</summary>
internal sealed class SqliteWholeStore(SqliteDatabase database) : IWholeStore
{
    private const int PageSize = 500;

    public bool SeesEveryMessage => true;

    public async IAsyncEnumerable<StoreKey> ListAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        List<string> page;
        do
        {
            var start = after;
            page = await database.ReadAsync(
                connection => connection.Rows(
                    "SELECT key FROM objects WHERE key > $after UNION ALL SELECT key FROM logs WHERE key > $after ORDER BY key LIMIT $size",
                    row => row.GetString(0),
                    ("$after", start),
                    ("$size", PageSize)),
                cancellationToken);
            foreach (var key in page)
            {
                yield return StoreKey.FromEncoded(key);
                after = key;
            }
        }
        while (page.Count == PageSize);
    }

    public async Task<int> DropMessagesAsync(string queue, Func<ReadOnlyMemory<byte>, bool> of, CancellationToken cancellationToken)
    {
        var wanted = (await database.ReadAsync(
                connection => connection.Rows("SELECT id, body FROM messages WHERE queue = $queue", row => (Id: row.GetInt64(0), Body: row.GetFieldValue<byte[]>(1)), ("$queue", queue)), cancellationToken))
            .Where(message => of(message.Body))
            .Select(message => message.Id)
            .ToList();
        return await database.ClearAsync(
            connection => wanted.Sum(id => connection.Execute("DELETE FROM messages WHERE id = $id", ("$id", id.ToString(CultureInfo.InvariantCulture)))), cancellationToken);
    }

    public Task CompactAsync(CancellationToken cancellationToken) => database.RebuildAsync(cancellationToken);
}
