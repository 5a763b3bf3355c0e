using CollabBot.Core.Storage;

namespace CollabBot.Core.Replicas;

/// <summary>Which processes of the service are alive, for one that is not part of it. Changes nothing.</summary>
public sealed class SeenReplicas(IObjectStore store)
{
    /// <returns>How many have beaten within <see cref="LiveReplicas.Lifetime"/>; one whose heartbeat cannot be read counts.</returns>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var now = await store.ServerTimeAsync(cancellationToken);
        var alive = 0;
        await foreach (var entry in store.ListAsync(LiveReplicas.Place, cancellationToken))
        {
            try
            {
                alive += await store.ReadAsync(entry.Key, CoreJson.Default.HeartbeatRecord, cancellationToken) is { Value.At: var at } && now - at <= LiveReplicas.Lifetime ? 1 : 0;
            }
            catch (DocumentUnreadableException)
            {
                alive++;
            }
        }

        return alive;
    }
}
