using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework;

/// <summary>Remembers the last turns, so that a second delivery gets the first one's answer. Safe for concurrent use.</summary>
internal sealed class RecentTurns(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TurnKey, Entry> _entries = [];
    private readonly Queue<(TurnKey Key, long StartedAt)> _order = new();

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

    /// <summary>Runs the turn unless it ran, or runs, already; waits for its answer either way.</summary>
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

            entry = new Entry();
            _entries.Add(key, entry);
            _order.Enqueue((key, time.GetTimestamp()));
        }

        // Outside the lock: the turn is somebody else's code.
        return entry.RunAsync(turn);
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest)
            && (_order.Count >= BotLimits.RememberedTurns || time.GetElapsedTime(oldest.StartedAt) >= BotLimits.TurnMemory))
        {
            _order.Dequeue();
            _entries.Remove(oldest.Key);
        }
    }

    private sealed class Entry
    {
        private readonly TaskCompletionSource<InvokeResponse?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
