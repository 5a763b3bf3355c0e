namespace CollabBot.BotFramework;

/// <summary>Lets one turn of a conversation run at a time. Safe for concurrent use; keeps nothing of conversations at rest.</summary>
internal sealed class ConversationLocks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>How many conversations have a turn running or waiting.</summary>
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

    /// <summary>Waits until the conversation is free and holds it until the result is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(string conversationId, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(conversationId, out entry))
            {
                entry = new Entry(this, conversationId);
                _entries.Add(conversationId, entry);
            }

            entry.Users++;
        }

        try
        {
            await entry.Semaphore.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(entry);
            throw;
        }

        return entry;
    }

    private void Leave(Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Users == 0)
            {
                _entries.Remove(entry.ConversationId);
                entry.Semaphore.Dispose();
            }
        }
    }

    private sealed class Entry(ConversationLocks owner, string conversationId) : IDisposable
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public string ConversationId => conversationId;

        public int Users { get; set; }

        public void Dispose()
        {
            Semaphore.Release();
            owner.Leave(this);
        }
    }
}
