namespace CollabBot.Core.Delivery;

/// <summary>How many processes send for this deployment, so that they can share what a tenant takes.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface ILiveReplicas
{
    /// <summary>At least 1: this one.</summary>
    int Count { get; }
}

/// <summary>A deployment of a single process, as on SQLite.</summary>
public sealed class SingleReplica : ILiveReplicas
{
    public int Count => 1;
}
