namespace CollabBot.BotFramework.Connector;

/// <summary>
/// Conversations that the connector asked to be spared for a while: nothing is sent to any thread of one before its time has come.
/// Each process remembers for itself, a bounded number of them, and none for more than five minutes. Safe for concurrent use.
/// </summary>
internal sealed class ConversationPauses(TimeProvider time)
{
    private const string Thread = ";messageid=";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    // Read without the lock: nearly always there is none.
    private volatile int _count;

    /// <returns>How long nothing may be sent there; null when it may be now.</returns>
    public TimeSpan? Remaining(string? conversationId)
    {
        if (conversationId is null || _count == 0)
        {
            return null;
        }

        lock (_lock)
        {
            return _until.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(WithoutThread(conversationId), out var until) && until - time.GetUtcNow() is { Ticks: > 0 } wait
                ? wait
                : null;
        }
    }

    /// <param name="wait">As the connector asks; more than five minutes count as five.</param>
    public void Pause(string? conversationId, TimeSpan wait)
    {
        if (conversationId is null || wait <= TimeSpan.Zero)
        {
            return;
        }

        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_until.Count >= BotLimits.RememberedPauses)
            {
                MakeRoom(now);
            }

            _until[WithoutThread(conversationId).ToString()] = now + (wait < BotLimits.MaxPause ? wait : BotLimits.MaxPause);
            _count = _until.Count;
        }
    }

    private static ReadOnlySpan<char> WithoutThread(string conversationId) =>
        conversationId.IndexOf(Thread, StringComparison.Ordinal) is >= 0 and var end ? conversationId.AsSpan(0, end) : conversationId;

    /// <summary>What is over goes, and if nothing is, what is over first.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (conversation, until) in _until)
        {
            if (until <= now)
            {
                _until.Remove(conversation);
            }
        }

        if (_until.Count >= BotLimits.RememberedPauses)
        {
            _until.Remove(_until.MinBy(pause => pause.Value).Key);
        }
    }
}
