using System.Globalization;
using System.Security.Cryptography;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Sqlite;

/// <summary>Queues in one database file. What is visible is decided by <paramref name="time"/>.</summary>
internal sealed class SqliteWorkQueue(SqliteDatabase database, TimeProvider time) : IWorkQueue
{
    private const int ReceiptBytes = 16;

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        QueueLimits.CheckBody(body);
        QueueLimits.CheckDelay(delay);
        return database.WriteAsync(
            connection => connection.Execute(
                "INSERT INTO messages (queue, visible_at, dequeue_count, receipt, body) VALUES ($queue, $visibleAt, 0, NULL, $body)",
                ("$queue", queue),
                ("$visibleAt", TicksAfter(delay)),
                ("$body", body.ToArray())),
            cancellationToken);
    }

    public async Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        QueueLimits.CheckBatch(max);
        QueueLimits.CheckVisibility(visibility);

        // One receipt for the batch: it only counts together with a message's id.
        var receipt = NewReceipt();
        return await database.WriteAsync(
            connection => connection.Rows(
                """
                UPDATE messages SET visible_at = $until, dequeue_count = dequeue_count + 1, receipt = $receipt
                WHERE id IN (SELECT id FROM messages WHERE queue = $queue AND visible_at <= $now ORDER BY visible_at, id LIMIT $max)
                RETURNING id, body, dequeue_count
                """,
                row => new WorkMessage(
                    queue, row.GetInt64(0).ToString(CultureInfo.InvariantCulture), receipt, row.GetFieldValue<byte[]>(1), row.GetInt32(2)),
                ("$until", TicksAfter(visibility)),
                ("$receipt", receipt),
                ("$queue", queue),
                ("$now", TicksAfter(TimeSpan.Zero)),
                ("$max", max)),
            cancellationToken);
    }

    public async Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckVisibility(visibility);
        var receipt = NewReceipt();
        return await HideAsync(message, visibility, receipt, cancellationToken) ? message with { Receipt = receipt } : null;
    }

    public async Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) =>
        await database.ClearAsync(
            connection => connection.Execute(
                "DELETE FROM messages WHERE id = $id AND queue = $queue AND receipt = $held",
                ("$id", message.Id),
                ("$queue", message.Queue),
                ("$held", message.Receipt)),
            cancellationToken) == 1;

    public Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckDelay(delay);
        return HideAsync(message, delay, receipt: null, cancellationToken);
    }

    public Task<int> LengthAsync(string queue, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        return database.ReadAsync(
            connection => Convert.ToInt32(
                connection.Scalar("SELECT count(*) FROM messages WHERE queue = $queue", ("$queue", queue)), CultureInfo.InvariantCulture),
            cancellationToken);
    }

    private static string NewReceipt() => RandomNumberGenerator.GetHexString(2 * ReceiptBytes, lowercase: true);

    private async Task<bool> HideAsync(WorkMessage message, TimeSpan delay, string? receipt, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            connection => connection.Execute(
                "UPDATE messages SET visible_at = $visibleAt, receipt = $receipt WHERE id = $id AND queue = $queue AND receipt = $held",
                ("$visibleAt", TicksAfter(delay)),
                ("$receipt", receipt),
                ("$id", message.Id),
                ("$queue", message.Queue),
                ("$held", message.Receipt)),
            cancellationToken) == 1;

    private long TicksAfter(TimeSpan delay) => (time.GetUtcNow() + delay).UtcTicks;
}
