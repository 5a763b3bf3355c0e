using System.Text.Json;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Delivery;

/// <summary>Sends and reads hints. State is always written before the hint that follows from it.</summary>
public sealed class WorkHints(IWorkQueue queue)
{
    /// <summary>The one queue of this product so far.</summary>
    public const string Queue = "work";

    public Task SendAsync(WorkItem item, CancellationToken cancellationToken) => SendAsync(item, TimeSpan.Zero, cancellationToken);

    public Task SendAsync(WorkItem item, TimeSpan delay, CancellationToken cancellationToken) =>
        queue.SendAsync(Queue, JsonSerializer.SerializeToUtf8Bytes(item, CoreJson.Default.WorkItem), delay, cancellationToken);

    /// <exception cref="JsonException">The message is not a hint of ours.</exception>
    public static WorkItem Read(WorkMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body.Span, CoreJson.Default.WorkItem) ?? throw new JsonException("A hint holds null.");
        }
        catch (NotSupportedException e)
        {
            // Which the reader says of an object without a kind.
            throw new JsonException("A hint does not say of what kind it is.", e);
        }
    }
}
