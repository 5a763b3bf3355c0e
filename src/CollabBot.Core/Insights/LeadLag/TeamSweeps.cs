namespace CollabBot.Core.Insights.LeadLag;

/// <summary>The complete sweeps of one team. Immutable.</summary>
public sealed record TeamSweeps
{
    /// <param name="sweeps">In order of time; those in which an area was not read are left out.</param>
    /// <exception cref="ArgumentException">Not in that order, or one comes twice.</exception>
    public TeamSweeps(IReadOnlyList<SweepMeans> sweeps)
    {
        for (var i = 1; i < sweeps.Count; i++)
        {
            if (sweeps[i].Sweep <= sweeps[i - 1].Sweep)
            {
                throw new ArgumentException("Sweeps stand in order of time.", nameof(sweeps));
            }
        }

        Sweeps = sweeps;
    }

    public IReadOnlyList<SweepMeans> Sweeps { get; }

    /// <summary>Enough to be used: <see cref="AreaLinks.FewestSweeps"/> in a row, or as many steps from one sweep to the next.</summary>
    internal bool IsLong => Sweeps.Zip(Sweeps.Skip(1)).Count(pair => pair.Second.Sweep == pair.First.Sweep + 1) >= AreaLinks.FewestSweeps - 1;
}
