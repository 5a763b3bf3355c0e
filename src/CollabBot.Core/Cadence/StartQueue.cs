using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Teams whose time has come: until they start within their tenant's window, and from then on until their occurrences are settled.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class StartQueue
{
    /// <summary>A hint is as a rule followed within seconds.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(5);

    private readonly PriorityQueue<TeamStart, DateTimeOffset> _waiting = new();
    private readonly Dictionary<TeamRef, TeamStart> _open = [];

    /// <summary>The oldest occurrence that is not settled; null when there is none.</summary>
    public DateTimeOffset? OldestOpen => _open.Count == 0 ? null : _open.Values.Min(start => start.Occurrences[0].At);

    public void Clear()
    {
        _waiting.Clear();
        _open.Clear();
    }

    /// <summary>Deals the teams of one tenant that are due at one instant out over the tenant's window.</summary>
    public void Add(IEnumerable<DueTeam> due)
    {
        foreach (var group in due.GroupBy(team => (team.Team.Team.Tenant, team.Latest.At)))
        {
            var window = StartWindow.For(group.Sum(team => (long)team.Team.Size));
            foreach (var (team, occurrences) in group)
            {
                var start = new TeamStart(team, occurrences, occurrences[^1].At + window.OffsetOf(team.Team));
                _waiting.Enqueue(start, start.At);
                _open[team.Team] = start;
            }
        }
    }

    public List<TeamStart> TakeUntil(DateTimeOffset now)
    {
        var starts = new List<TeamStart>();
        while (_waiting.TryPeek(out var start, out var at) && at <= now)
        {
            _waiting.Dequeue();
            Open(start with { LookAt = now + FirstLook, Wait = FirstLook });
            starts.Add(start);
        }

        return starts;
    }

    public IEnumerable<TeamStart> ToLookAfter(DateTimeOffset now) => _open.Values.Where(start => start.LookAt <= now);

    /// <summary>Forgets what is settled; the rest is looked at again, each time after twice as long, so that what cannot be done does not pile up.</summary>
    /// <returns>What is not settled.</returns>
    public List<TeamStart> Settle(IReadOnlyList<TeamStart> looked, IReadOnlyList<bool> settled, DateTimeOffset now)
    {
        var unsettled = new List<TeamStart>();
        for (var i = 0; i < looked.Count; i++)
        {
            var start = looked[i];
            if (settled[i])
            {
                _open.Remove(start.Team.Team);
            }
            else
            {
                Open(start with { LookAt = now + (2 * start.Wait), Wait = 2 * start.Wait });
                unsettled.Add(start);
            }
        }

        return unsettled;
    }

    private void Open(TeamStart start) => _open[start.Team.Team] = start;
}

/// <summary>When a team is to start, and what for.</summary>
/// <param name="Occurrences">As of <see cref="DueTeam"/>.</param>
/// <param name="At">When the last of them is to start.</param>
internal sealed record TeamStart(ScheduledTeam Team, IReadOnlyList<Occurrence> Occurrences, DateTimeOffset At)
{
    /// <summary>When to look whether it is settled.</summary>
    public DateTimeOffset LookAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>How long was waited for that.</summary>
    public TimeSpan Wait { get; init; }

    public IEnumerable<DateOnly> Dates => Occurrences.Select(occurrence => occurrence.Date);

    /// <summary>The last occurrence is opened while it is not too late for it; whatever is older was missed.</summary>
    public IEnumerable<WorkItem> Hints(DateTimeOffset now)
    {
        var latest = Occurrences[^1];
        var opens = now <= LateStart.Last(TeamClock.For(Team.Cadence!.ZoneId), latest.Date, At);
        var missed = Dates.Take(opens ? Occurrences.Count - 1 : Occurrences.Count).ToList();
        if (missed is not [])
        {
            yield return new WorkItem.SkipRounds(Team.Team, missed);
        }

        if (opens)
        {
            yield return new WorkItem.OpenScheduledRound(Team.Team, latest.Date, At);
        }
    }
}
