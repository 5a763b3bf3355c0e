using System.Collections.Immutable;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>Counts calls in several windows that all end now. Callers take turns.</summary>
internal sealed class SlidingWindows(ImmutableArray<ThreadLimit> limits)
{
    private readonly int _most = limits.Max(limit => limit.Calls);
    private readonly List<DateTimeOffset> _calls = [];

    /// <returns>How long until one more fits into every window; zero or less when it does now.</returns>
    public TimeSpan Wait(DateTimeOffset now)
    {
        var wait = TimeSpan.Zero;
        foreach (var limit in limits)
        {
            // A window of n is full until the n-th call before leaves it.
            if (_calls.Count >= limit.Calls && _calls[^limit.Calls] + limit.Window - now is var left && left > wait)
            {
                wait = left;
            }
        }

        return wait;
    }

    public void Add(DateTimeOffset now)
    {
        _calls.Add(now);
        if (_calls.Count > 2 * _most)
        {
            _calls.RemoveRange(0, _calls.Count - _most);
        }
    }
}
