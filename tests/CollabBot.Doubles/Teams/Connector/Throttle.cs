namespace CollabBot.Doubles.Teams.Connector;

/// <summary>The published limits: for each thread and kind of call, and for the app in the tenant. A call that is refused does not count. Safe for concurrent use.</summary>
internal sealed class Throttle(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Kind Kind, string Thread), SlidingWindows> _threads = [];
    private readonly SlidingWindows _app = new(ThreadLimit.App);
    private long _refused;
    private volatile bool _isOn;

    private enum Kind
    {
        Write,
        Create,
        GetMembers,
        GetConversations,
    }

    public bool IsOn
    {
        get => _isOn;
        set => _isOn = value;
    }

    /// <summary>How many calls were refused so far.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <param name="thread">The conversation, whichever of its threads; what a chat is opened with; the team.</param>
    /// <returns>Null when it fits, and is counted; else how long to wait, more than zero.</returns>
    public TimeSpan? Ask(ConnectorOperation operation, string thread)
    {
        if (!IsOn)
        {
            return null;
        }

        var now = time.GetUtcNow();
        lock (_gate)
        {
            var windows = Windows(operation, thread);
            var wait = TimeSpan.FromTicks(Math.Max(windows.Wait(now).Ticks, _app.Wait(now).Ticks));
            if (wait > TimeSpan.Zero)
            {
                _refused++;
                return wait;
            }

            windows.Add(now);
            _app.Add(now);
            return null;
        }
    }

    private SlidingWindows Windows(ConnectorOperation operation, string thread)
    {
        // Updates and deletes are taken to count like sends.
        var kind = operation switch
        {
            ConnectorOperation.CreateConversation => Kind.Create,
            ConnectorOperation.GetMembers => Kind.GetMembers,
            ConnectorOperation.GetConversations => Kind.GetConversations,
            _ => Kind.Write,
        };
        if (!_threads.TryGetValue((kind, thread), out var windows))
        {
            _threads[(kind, thread)] = windows = new SlidingWindows(kind is Kind.Write or Kind.Create ? ThreadLimit.Writes : ThreadLimit.Reads);
        }

        return windows;
    }
}
