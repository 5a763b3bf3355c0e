using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Hints at every errand whose time has come, and again at what nothing has come of.</summary>
/// <remarks>
/// Knows in memory when each is due, so that a step costs what is due and not what there is; one listing a minute tells of new and moved ones. A lost hint
/// or an emptied queue heals within <see cref="LookAgain"/>. For use by one loop; harmless beside others.
/// </remarks>
public sealed class DueErrands(Errands errands, WorkHints hints, DeliveryMetrics metrics)
{
    /// <summary>How long what was hinted at may take before it is hinted at again.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    private const int AtOnce = 8;

    /// <summary>So many errands one step hints at; after a long outage the first ones take a few steps.</summary>
    private const int HintsPerStep = 1_024;

    private static readonly TimeSpan ListEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(TenantId Tenant, ErrandName Name), Watch> _watched = [];
    private DateTimeOffset? _listedAt;

    /// <summary>One step. Cheap: for every tick.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var now = await errands.NowAsync(cancellationToken);
        if (_listedAt is not { } before || (now - before).Duration() >= ListEvery)
        {
            await ListAsync(cancellationToken);
            _listedAt = now;
        }

        var due = _watched.Where(watch => watch.Value.LookAt <= now).OrderBy(watch => watch.Value.LookAt).Take(HintsPerStep).ToList();
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, aFewAtOnce, async (errand, token) => await hints.SendAsync(new WorkItem.RunErrand(errand.Key.Tenant, errand.Key.Name), token));

        foreach (var (errand, watch) in due)
        {
            if (watch.IsHinted)
            {
                metrics.GivenAgain(new WorkItem.RunErrand(errand.Tenant, errand.Name));
            }

            _watched[errand] = watch with { LookAt = now + LookAgain, IsHinted = true };
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var gone = _watched.Keys.ToHashSet();
        var changed = new List<((TenantId Tenant, ErrandName Name) Errand, Revision Revision)>();
        await foreach (var (tenant, name, revision) in errands.ListAsync(cancellationToken))
        {
            gone.Remove((tenant, name));
            if (!_watched.TryGetValue((tenant, name), out var watch) || watch.Revision != revision)
            {
                changed.Add(((tenant, name), revision));
            }
        }

        foreach (var errand in gone)
        {
            _watched.Remove(errand);
        }

        var at = new DateTimeOffset?[changed.Count];
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, changed.Count, aFewAtOnce, async (i, token) =>
            at[i] = (await errands.FindAsync(changed[i].Errand.Tenant, changed[i].Errand.Name, token))?.At);
        foreach (var (index, (errand, revision)) in changed.Index())
        {
            // What cannot be read is not read again before it changes; what is gone is not in the next listing.
            _watched[errand] = new Watch(revision, at[index] ?? DateTimeOffset.MaxValue, IsHinted: false);
        }
    }

    /// <summary>What is known of an errand.</summary>
    private readonly record struct Watch(Revision Revision, DateTimeOffset LookAt, bool IsHinted);
}
