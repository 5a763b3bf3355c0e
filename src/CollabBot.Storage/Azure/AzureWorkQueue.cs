using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CollabBot.Core.Storage;

namespace CollabBot.Storage.Azure;

/// <summary>Storage queues. Azure counts in whole seconds: every delay and visibility is rounded up to the next.</summary>
/// <remarks>A send whose answer was lost is sent again, so a message may come twice; a receive whose answer was lost hides its messages until their visibility has passed.
/// After a lost answer nobody can say whether a receipt was voided by us or by somebody else: the message counts as somebody else's, and if it is still there it comes again.</remarks>
internal sealed class AzureWorkQueue(QueueServiceClient queues, AzureCalls calls) : IWorkQueue
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        QueueLimits.CheckBody(body);
        QueueLimits.CheckDelay(delay);
        var client = queues.GetQueueClient(queue);
        var text = Convert.ToBase64String(body.Span);
        return calls.RunAsync(
            async _ =>
            {
                try
                {
                    return await client.SendMessageAsync(text, WholeSeconds(delay), Forever, cancellationToken);
                }
                catch (RequestFailedException refusal) when (refusal.ErrorCode == QueueErrorCode.QueueNotFound)
                {
                    await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                    return await client.SendMessageAsync(text, WholeSeconds(delay), Forever, cancellationToken);
                }
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        QueueLimits.CheckBatch(max);
        QueueLimits.CheckVisibility(visibility);
        return calls.RunAsync<IReadOnlyList<WorkMessage>>(
            async _ =>
            {
                try
                {
                    var received = await queues.GetQueueClient(queue).ReceiveMessagesAsync(max, WholeSeconds(visibility), cancellationToken);
                    return
                    [
                        .. received.Value.Select(message =>
                            new WorkMessage(queue, message.MessageId, message.PopReceipt, Body(message.MessageText), (int)message.DequeueCount)),
                    ];
                }
                catch (RequestFailedException refusal) when (refusal.ErrorCode == QueueErrorCode.QueueNotFound)
                {
                    return [];
                }
            },
            cancellationToken);
    }

    public Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckVisibility(visibility);
        return HideAsync(message, visibility, cancellationToken);
    }

    public Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) =>
        calls.RunAsync(
            async _ =>
            {
                try
                {
                    await queues.GetQueueClient(message.Queue).DeleteMessageAsync(message.Id, message.Receipt, cancellationToken);
                    return true;
                }
                catch (RequestFailedException refusal) when (IsLost(refusal))
                {
                    return false;
                }
            },
            cancellationToken);

    public async Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckDelay(delay);
        return await HideAsync(message, delay, cancellationToken) is not null;
    }

    /// <remarks>Azure rounds and may lag behind; hidden messages count too.</remarks>
    public Task<int> LengthAsync(string queue, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        return calls.RunAsync(
            async _ =>
            {
                try
                {
                    var properties = await queues.GetQueueClient(queue).GetPropertiesAsync(cancellationToken);
                    return properties.Value.ApproximateMessagesCount;
                }
                catch (RequestFailedException refusal) when (refusal.ErrorCode == QueueErrorCode.QueueNotFound)
                {
                    return 0;
                }
            },
            cancellationToken);
    }

    private static bool IsLost(RequestFailedException refusal) =>
        refusal.ErrorCode == QueueErrorCode.PopReceiptMismatch || refusal.ErrorCode == QueueErrorCode.MessageNotFound || refusal.ErrorCode == QueueErrorCode.QueueNotFound;

    private static TimeSpan WholeSeconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));

    // What somebody else's program put here is handed on as it is: the reader finds it unreadable, one message at a time, and its neighbours come through.
    private static ReadOnlyMemory<byte> Body(string? text)
    {
        text ??= "";
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes.AsMemory(0, length) : Encoding.UTF8.GetBytes(text);
    }

    private Task<WorkMessage?> HideAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken) =>
        calls.RunAsync(
            async _ =>
            {
                try
                {
                    var hidden = await queues.GetQueueClient(message.Queue)
                        .UpdateMessageAsync(message.Id, message.Receipt, visibilityTimeout: WholeSeconds(visibility), cancellationToken: cancellationToken);
                    return message with { Receipt = hidden.Value.PopReceipt };
                }
                catch (RequestFailedException refusal) when (IsLost(refusal))
                {
                    return null;
                }
            },
            cancellationToken);
}
