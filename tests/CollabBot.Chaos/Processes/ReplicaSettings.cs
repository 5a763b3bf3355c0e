using System.Text.Json;

namespace CollabBot.Chaos.Processes;

/// <summary>In what a replica differs from the service as it is shipped.</summary>
internal sealed record ReplicaSettings
{
    /// <summary>Of the storage account; null for <see cref="SqlitePath"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Of the database, which one replica at a time may hold.</summary>
    public string? SqlitePath { get; init; }

    /// <summary>Whether sends keep to the published limits; else they go as fast as they can.</summary>
    public bool IsPaced { get; init; }

    /// <summary>As <see cref="Core.Delivery.WorkHold"/>: so long does it take until a dead replica's work is gone on with. Shipped: a minute.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How far the replica's clock is ahead of this machine's; negative for behind.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>How far ahead the replica takes the store's clock to be, as if so much time had passed.</summary>
    public TimeSpan Later { get; init; }

    public string ToArgument() => JsonSerializer.Serialize(this);

    public static ReplicaSettings Parse(string argument) => JsonSerializer.Deserialize<ReplicaSettings>(argument) ?? throw new JsonException("The settings are null.");
}
