using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>The processes that send for this deployment: how many share what a tenant takes, and what they tell each other of it.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface ILiveReplicas
{
    /// <summary>
    /// Of a tenant's rate this process may take one part in so many; 1 only when it is alone. Null while it may take nothing: the others have all of it, or
    /// they may take this process for dead. What all of them may take together is never more than the whole.
    /// </summary>
    int? Count { get; }

    /// <summary>Lets the others know that the other side asked to wait. Best effort: whom this does not reach is told by the other side.</summary>
    /// <param name="wait">From now.</param>
    Task TellAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken);
}

/// <summary>A deployment of a single process, as on SQLite.</summary>
public sealed class SingleReplica : ILiveReplicas
{
    public int? Count => 1;

    public Task TellAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken) => Task.CompletedTask;
}
