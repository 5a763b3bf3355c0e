namespace CollabBot.Core.Delivery;

/// <summary>When sends went to one conversation, or will go, so that all its windows hold. Callers take turns.</summary>
internal sealed class ConversationPace(IReadOnlyList<ConversationLimit> limits)
{
    private readonly List<TimeSpan> _sends = [];
    private readonly int _most = limits.Max(limit => limit.Sends);
    private readonly TimeSpan _longest = limits.Max(limit => limit.Window);

    /// <returns>The first instant from <paramref name="now"/> on at which one more fits into every window.</returns>
    public TimeSpan Earliest(TimeSpan now)
    {
        var earliest = now;
        foreach (var limit in limits)
        {
            // A window of n is full until the n-th send before leaves it.
            if (_sends.Count >= limit.Sends && _sends[^limit.Sends] + limit.Window is var free && free > earliest)
            {
                earliest = free;
            }
        }

        return earliest;
    }

    /// <param name="at">Not before the last one.</param>
    public void Take(TimeSpan at)
    {
        _sends.Add(at);
        if (_sends.Count > 2 * _most)
        {
            _sends.RemoveRange(0, _sends.Count - _most);
        }
    }

    /// <returns>True when no window remembers a send any more.</returns>
    public bool IsForgotten(TimeSpan now) => _sends.Count == 0 || now - _sends[^1] >= _longest;
}
