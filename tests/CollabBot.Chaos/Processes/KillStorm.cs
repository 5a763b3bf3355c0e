namespace CollabBot.Chaos.Processes;

/// <summary>Kills a replica again and again, chosen by a seed, and starts another in its place at once.</summary>
internal sealed class KillStorm(Supervisor supervisor, int seed, TimeSpan every)
{
    private readonly Random _random = new(seed);

    /// <summary>How many were killed so far.</summary>
    public int Kills { get; private set; }

    /// <summary>Rages until it is cancelled; then every replica lives.</summary>
    public async Task RageAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every);
        while (await TickAsync(timer, cancellationToken))
        {
            // One that is not ready yet has nothing to lose, and would never come to work.
            if (supervisor.Ready is { Count: > 0 } ready)
            {
                ready[_random.Next(ready.Count)].Kill();
                Kills++;
                supervisor.Start();
            }
        }
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
