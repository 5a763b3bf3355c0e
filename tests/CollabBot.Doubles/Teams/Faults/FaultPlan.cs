using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Doubles.Teams.Faults;

/// <summary>What will go wrong: the first rule that strikes, in the order of adding. Chance comes from a seed, so calls in the same order meet the same faults. Safe for concurrent use.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly List<Entry> _entries = [];
    private long _struck;

    internal FaultPlan(int seed) => _random = new Random(seed);

    /// <summary>How often a fault happened so far.</summary>
    public long Struck => Interlocked.Read(ref _struck);

    public void Add(FaultRule rule)
    {
        lock (_gate)
        {
            _entries.Add(new Entry(rule));
        }
    }

    /// <summary>The next call that matches has this fault.</summary>
    public void Once(Fault fault, ConnectorOperation? operation = null, string? conversationId = null) =>
        Add(new FaultRule(fault, operation, conversationId, Times: 1));

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    internal Fault? Next(ConnectorOperation operation, string conversationId)
    {
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (entry.Matches(operation, conversationId) && entry.Strikes(_random))
                {
                    _struck++;
                    return entry.Fault;
                }
            }

            return null;
        }
    }

    private sealed class Entry(FaultRule rule)
    {
        private int _spared;
        private int _happened;

        public Fault Fault => rule.Fault;

        public bool Matches(ConnectorOperation operation, string conversationId) =>
            (rule.Operation is null || rule.Operation == operation) && (rule.ConversationId is null || rule.ConversationId == conversationId);

        public bool Strikes(Random random)
        {
            if (_spared < rule.Skip)
            {
                _spared++;
                return false;
            }

            if (_happened >= rule.Times || (rule.Probability < 1 && random.NextDouble() >= rule.Probability))
            {
                return false;
            }

            _happened++;
            return true;
        }
    }
}
