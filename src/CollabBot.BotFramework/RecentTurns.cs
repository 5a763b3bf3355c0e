using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework;

/// <summary>Remembers the last turns, so that a second delivery gets the first one's answer. Safe for concurrent use.</summary>
internal sealed class RecentTurns(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TurnKey, Entry> _entries = [];
    private readonly Queue<(TurnKey Key, Entry Entry)> _order = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>
    /// Runs the turn unless it ran, or runs, already; waits for its answer either way. One that failed is forgotten: delivered again, it may succeed.
    /// </summary>
    /// <param name="onDuplicate">Called when this delivery is not the first.</param>
    public Task<InvokeResponse?> RunOnceAsync(TurnKey key, Func<Task<InvokeResponse?>> turn, Action onDuplicate)
    {
        Entry entry;
        lock (_lock)
        {
            Forget();
            if (_entries.TryGetValue(key, out var known))
            {
                onDuplicate();
                return known.Answer;
            }

            entry = new Entry(time.GetTimestamp());
            _entries.Add(key, entry);
            _order.Enqueue((key, entry));
        }

        // Outside the lock: the turn is somebody else's code.
        return RunAsync(key, entry, turn);
    }

    private async Task<InvokeResponse?> RunAsync(TurnKey key, Entry entry, Func<Task<InvokeResponse?>> turn)
    {
        var answer = await entry.RunAsync(turn);
        if (ReferenceEquals(answer, InvokeResponse.Failed))
        {
            lock (_lock)
            {
                Forget(key, entry);
            }
        }

        return answer;
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest)
            && (_order.Count >= BotLimits.RememberedTurns || time.GetElapsedTime(oldest.Entry.StartedAt) >= BotLimits.TurnMemory))
        {
            _order.Dequeue();
            Forget(oldest.Key, oldest.Entry);
        }
    }

    /// <summary>By now the key may stand for a later turn.</summary>
    private void Forget(TurnKey key, Entry entry)
    {
        if (_entries.TryGetValue(key, out var known) && ReferenceEquals(known, entry))
        {
            _entries.Remove(key);
        }
    }

    private sealed class Entry(long startedAt)
    {
        private readonly TaskCompletionSource<InvokeResponse?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long StartedAt => startedAt;

        public Task<InvokeResponse?> Answer => _answer.Task;

        public async Task<InvokeResponse?> RunAsync(Func<Task<InvokeResponse?>> turn)
        {
            var running = turn();
            await Task.WhenAny(running);
            _answer.SetFromTask(running);
            return await running;
        }
    }
}
