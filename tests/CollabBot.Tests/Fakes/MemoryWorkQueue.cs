using System.Globalization;
using CollabBot.Core.Storage;

namespace CollabBot.Tests.Fakes;

/// <summary>Queues as one list behind a lock.</summary>
internal sealed class MemoryWorkQueue(TimeProvider time) : IWorkQueue
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private long _numbers;

    /// <summary>All messages are gone, as when an operator empties the queues.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>What a copy of the queues would hold.</summary>
    public IReadOnlyList<(string Queue, byte[] Body)> Messages()
    {
        lock (_gate)
        {
            return [.. _entries.Select(entry => (entry.Queue, entry.Body))];
        }
    }

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        QueueLimits.CheckBody(body);
        QueueLimits.CheckDelay(delay);
        return Locked(() => Add(new Entry(queue, NextNumber(), body.ToArray(), time.GetUtcNow() + delay)), cancellationToken);
    }

    public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        QueueLimits.CheckBatch(max);
        QueueLimits.CheckVisibility(visibility);
        return Locked<IReadOnlyList<WorkMessage>>(() => [.. Visible(queue).Take(max).Select(entry => Receive(entry, visibility))], cancellationToken);
    }

    public Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken)
    {
        QueueLimits.CheckVisibility(visibility);
        return Locked(() => Held(message) is { } entry ? Hold(entry, visibility) : null, cancellationToken);
    }

    public Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) =>
        Locked(() => Held(message) is { } entry && _entries.Remove(entry), cancellationToken);

    public Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckDelay(delay);
        return Locked(() => Held(message) is { } entry && GiveBack(entry, delay), cancellationToken);
    }

    public Task<int> LengthAsync(string queue, CancellationToken cancellationToken)
    {
        QueueLimits.CheckName(queue);
        return Locked(() => _entries.Count(entry => entry.Queue == queue), cancellationToken);
    }

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }

    private bool Add(Entry entry)
    {
        _entries.Add(entry);
        return true;
    }

    private List<Entry> Visible(string queue) => [.. _entries.Where(entry => entry.Queue == queue && entry.VisibleAt <= time.GetUtcNow())];

    private Entry? Held(WorkMessage message) =>
        _entries.SingleOrDefault(entry => entry.Queue == message.Queue && entry.Id == message.Id && entry.Receipt == message.Receipt);

    private WorkMessage Receive(Entry entry, TimeSpan visibility)
    {
        entry.DequeueCount++;
        return Hold(entry, visibility);
    }

    private bool GiveBack(Entry entry, TimeSpan delay)
    {
        entry.Receipt = null;
        entry.VisibleAt = time.GetUtcNow() + delay;
        return true;
    }

    private WorkMessage Hold(Entry entry, TimeSpan visibility)
    {
        entry.Receipt = NextNumber();
        entry.VisibleAt = time.GetUtcNow() + visibility;
        return new WorkMessage(entry.Queue, entry.Id, entry.Receipt, entry.Body, entry.DequeueCount);
    }

    private string NextNumber() => (++_numbers).ToString(CultureInfo.InvariantCulture);

    private sealed class Entry(string queue, string id, byte[] body, DateTimeOffset visibleAt)
    {
        public string Queue { get; } = queue;

        public string Id { get; } = id;

        public byte[] Body { get; } = body;

        public DateTimeOffset VisibleAt { get; set; } = visibleAt;

        public string? Receipt { get; set; }

        public int DequeueCount { get; set; }
    }
}
