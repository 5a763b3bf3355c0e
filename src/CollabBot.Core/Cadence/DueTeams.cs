using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Every team by the time it is due next: what a tick costs depends on how many are due, not on how many there are.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class DueTeams
{
    private readonly Dictionary<TeamRef, Slot> _teams = [];
    private readonly PriorityQueue<Slot, DateTimeOffset> _byTime = new();

    public int Count => _teams.Count;

    public IEnumerable<ScheduledTeam> Teams => _teams.Values.Select(slot => slot.Team);

    /// <summary>How many teams were moved within the queue so far.</summary>
    public long Moves { get; private set; }

    public ScheduledTeam? Find(TeamRef team) => _teams.GetValueOrDefault(team)?.Team;

    /// <param name="after">Occurrences up to here, inclusive, need no looking after. Without effect for a team that is known and asked as before.</param>
    public void Put(ScheduledTeam team, DateTimeOffset after)
    {
        if (_teams.TryGetValue(team.Team, out var slot) && team.IsAskedLike(slot.Team))
        {
            slot.Team = team;
            return;
        }

        Remove(team.Team);
        slot = new Slot(team);
        _teams.Add(team.Team, slot);
        Queue(slot, team.After(after));
    }

    public void Remove(TeamRef team)
    {
        // What is queued cannot be taken from the middle of the queue; it is passed over when its time comes.
        if (_teams.Remove(team, out var slot))
        {
            slot.Next = null;
        }
    }

    /// <summary>Begins anew: every occurrence after <paramref name="after"/> is still to come.</summary>
    public void Restart(DateTimeOffset after)
    {
        _byTime.Clear();
        foreach (var slot in _teams.Values)
        {
            Queue(slot, slot.Team.After(after));
        }
    }

    /// <summary>Takes out what has become due, each team once, and queues each team's next.</summary>
    public List<DueTeam> TakeUntil(DateTimeOffset now)
    {
        var due = new List<DueTeam>();
        while (_byTime.TryPeek(out var slot, out var at) && at <= now)
        {
            _byTime.Dequeue();
            if (slot.Next is { } first && first.At == at)
            {
                var occurrences = new List<Occurrence>(1) { first };
                var next = slot.Team.After(first.At);
                for (; next is { } later && later.At <= now; next = slot.Team.After(later.At))
                {
                    occurrences.Add(later);
                }

                due.Add(new DueTeam(slot.Team, occurrences));
                Queue(slot, next);
            }
        }

        return due;
    }

    private void Queue(Slot slot, Occurrence? next)
    {
        slot.Next = next;
        if (next is { } occurrence)
        {
            _byTime.Enqueue(slot, occurrence.At);
            Moves++;
        }
    }

    private sealed class Slot(ScheduledTeam team)
    {
        public ScheduledTeam Team { get; set; } = team;

        public Occurrence? Next { get; set; }
    }
}

/// <summary>A team whose time has come.</summary>
/// <param name="Occurrences">One, or after an outage several, oldest first. At most the last of them is made up for.</param>
internal sealed record DueTeam(ScheduledTeam Team, IReadOnlyList<Occurrence> Occurrences)
{
    public Occurrence Latest => Occurrences[^1];
}
