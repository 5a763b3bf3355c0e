using CollabBot.Core.Delivery;

namespace CollabBot.Core.Replicas;

/// <summary>Keeps the processes that share a store in step: each says every <see cref="LiveReplicas.BeatEvery"/> that it lives and what it takes, and obeys what the others were told.</summary>
/// <remarks>For use by one loop.</remarks>
public sealed class StayInTouch(LiveReplicas replicas, SendPace pace)
{
    /// <inheritdoc cref="LiveReplicas.NextBeatIn"/>
    public TimeSpan NextIn => replicas.NextBeatIn;

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        await replicas.BeatAsync(cancellationToken);
        foreach (var pause in await replicas.HearAsync(cancellationToken))
        {
            pace.Throttle(pause.Tenant, pause.Ago, pause.Left);
        }
    }

    /// <summary>For a process that ends as it should.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken) => replicas.LeaveAsync(cancellationToken);
}
