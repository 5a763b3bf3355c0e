using CollabBot.Chaos.Processes;
using CollabBot.Doubles.Teams.Faults;

namespace CollabBot.Chaos.Scenarios;

/// <summary>What is on a <see cref="Stage"/>.</summary>
/// <param name="Scenario">As figures and logs are called.</param>
/// <param name="Seed">Of the tenant, of latencies and faults.</param>
/// <param name="People">In each tenant; one in fifty is a guest, whom nobody asks.</param>
/// <param name="Teams">In each tenant.</param>
internal sealed record StageOptions(string Scenario, int Seed, int People, int Teams, int Replicas)
{
    /// <summary>How many tenants, each a Teams of its own.</summary>
    public int Tenants { get; init; } = 1;

    /// <summary>How long Teams takes to answer.</summary>
    public Latency Latency { get; init; } = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(60));

    /// <summary>Whether Teams keeps to its published limits.</summary>
    public bool HasLimits { get; init; }

    /// <summary>All but the store, which the stage says.</summary>
    public ReplicaSettings Replica { get; init; } = new();
}
