namespace CollabBot.Core.Delivery;

/// <summary>
/// The hints that this process has put off. They are in the queue, so to give them again would only make them more: with each look at a round that waits
/// for Teams, for as long as that is away.
/// </summary>
/// <remarks>In memory, and only of this process: a hint that another one has put off may be there twice. Safe for concurrent use.</remarks>
public sealed class PutOffHints(TimeProvider time)
{
    /// <summary>How long after its time a hint is taken to be in the queue still, waiting for its turn.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<WorkItem, (long At, TimeSpan Delay)> _hints = [];
    private int _tidyAt = 1_024;

    /// <summary>A hint is about to be put off.</summary>
    /// <returns>False when the same one is surely hidden in the queue: this one may go. Of half its delay that is certain; stores count in whole seconds.</returns>
    public bool TryAdd(WorkItem hint, TimeSpan delay)
    {
        lock (_gate)
        {
            if (_hints.TryGetValue(hint, out var before) && time.GetElapsedTime(before.At) < before.Delay / 2)
            {
                return false;
            }

            _hints[hint] = (time.GetTimestamp(), delay);
            Tidy();
            return true;
        }
    }

    /// <summary>It was not put off after all.</summary>
    public void Remove(WorkItem hint)
    {
        lock (_gate)
        {
            _hints.Remove(hint);
        }
    }

    /// <returns>True when a hint is most likely in the queue.</returns>
    public bool IsAround(WorkItem hint)
    {
        lock (_gate)
        {
            return _hints.TryGetValue(hint, out var before) && !IsOver(before);
        }
    }

    private bool IsOver((long At, TimeSpan Delay) hint) => time.GetElapsedTime(hint.At) >= hint.Delay + Turn;

    /// <summary>At each doubling only, so that a look through all of them is rare.</summary>
    private void Tidy()
    {
        if (_hints.Count < _tidyAt)
        {
            return;
        }

        foreach (var (hint, put) in _hints)
        {
            if (IsOver(put))
            {
                _hints.Remove(hint);
            }
        }

        _tidyAt = Math.Max(1_024, 2 * _hints.Count);
    }
}
