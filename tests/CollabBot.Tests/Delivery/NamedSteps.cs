using System.Text.Json;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;

namespace CollabBot.Tests.Delivery;

/// <summary>The world as a process sees it that dies at a <see cref="NamedCrash"/>: each of its writes, hints and sends is a step with a name.</summary>
/// <param name="time">By which the store tells the time.</param>
internal sealed class NamedSteps(IObjectStore store, IWorkQueue queue, IChat chat, TimeProvider time, NamedCrash crash)
{
    public IObjectStore Store { get; } = new StoreSteps(store, time, crash);

    public IWorkQueue Queue { get; } = new QueueSteps(queue, crash);

    public IChat Chat { get; } = new ChatSteps(chat, crash);

    /// <summary><c>create</c>, <c>replace</c> or <c>delete</c> and the last part of the key, or <c>append</c>, the ledger and the kind of its first line.</summary>
    private sealed class StoreSteps(IObjectStore store, TimeProvider time, NamedCrash crash) : IObjectStore
    {
        public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => Alive().GetAsync(key, cancellationToken);

        public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
            crash.StepAsync($"create {Name(key)}", () => store.PutNewAsync(key, body, cancellationToken));

        public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
            crash.StepAsync($"replace {Name(key)}", () => store.PutIfAsync(key, body, expected, cancellationToken));

        public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) =>
            crash.StepAsync($"delete {Name(key)}", () => store.DeleteAsync(key, expected, cancellationToken));

        public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => Alive().ListAsync(prefix, cancellationToken);

        public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
            crash.StepAsync($"append {Name(key)} {(char)bytes.Span[0]}", () => store.AppendAsync(key, bytes, expectedPosition, cancellationToken));

        public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => Alive().ReadLogAsync(key, cancellationToken);

        public Task ScrubAsync(CancellationToken cancellationToken) => Alive().ScrubAsync(cancellationToken);

        public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken)
        {
            crash.ThrowIfDead();
            return Task.FromResult(time.GetUtcNow());
        }

        private static string Name(StoreKey key) => key.Segments() switch
        {
            ["active", ..] => "active",
            var segments => segments[^1],
        };

        private IObjectStore Alive()
        {
            crash.ThrowIfDead();
            return store;
        }
    }

    /// <summary><c>hint</c> or <c>settle</c> and the kind of the hint.</summary>
    private sealed class QueueSteps(IWorkQueue queue, NamedCrash crash) : IWorkQueue
    {
        public Task SendAsync(string name, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) => crash.StepAsync($"hint {Kind(body)}", async () =>
        {
            await queue.SendAsync(name, body, delay, cancellationToken);
            return true;
        });

        public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string name, int max, TimeSpan visibility, CancellationToken cancellationToken)
        {
            crash.ThrowIfDead();
            return queue.ReceiveAsync(name, max, visibility, cancellationToken);
        }

        public Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken) =>
            crash.StepAsync($"renew {Kind(message.Body)}", () => queue.RenewAsync(message, visibility, cancellationToken));

        public Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) =>
            crash.StepAsync($"settle {Kind(message.Body)}", () => queue.DoneAsync(message, cancellationToken));

        public Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
            crash.StepAsync($"park {Kind(message.Body)}", () => queue.ParkAsync(message, delay, cancellationToken));

        public Task<int> LengthAsync(string name, CancellationToken cancellationToken)
        {
            crash.ThrowIfDead();
            return queue.LengthAsync(name, cancellationToken);
        }

        private static string Kind(ReadOnlyMemory<byte> body)
        {
            using var hint = JsonDocument.Parse(body);
            return hint.RootElement.GetProperty("do").GetString()!;
        }
    }

    /// <summary><c>send</c> and the kind of the post.</summary>
    private sealed class ChatSteps(IChat chat, NamedCrash crash) : IChat
    {
        public Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken) => crash.StepAsync($"send {post.GetType().Name}", () => chat.SendAsync(post, cancellationToken));
    }
}
