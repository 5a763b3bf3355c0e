namespace CollabBot.Core.Insights.LeadLag;

/// <summary>What came of looking for links between areas.</summary>
public abstract record LeadLagOutcome
{
    private LeadLagOutcome()
    {
    }

    /// <summary>Nobody has switched it on: nothing was looked at.</summary>
    public sealed record SwitchedOff : LeadLagOutcome;

    /// <summary>Nothing was computed.</summary>
    /// <param name="Teams">With <see cref="AreaLinks.FewestSweeps"/> complete sweeps; fewer than <see cref="AreaLinks.FewestTeams"/>.</param>
    public sealed record TooFewTeams(int Teams) : LeadLagOutcome;

    /// <summary>Too much of what moves is noise.</summary>
    /// <param name="Core">How many core areas are reliable enough.</param>
    /// <param name="Others">How many of the other areas are.</param>
    public sealed record TooUnreliable(int Core, int Others) : LeadLagOutcome;

    /// <summary>Some area does not move by itself: what it does cannot be told from what others do.</summary>
    public sealed record Inseparable : LeadLagOutcome;

    /// <summary>It was looked for.</summary>
    /// <param name="Links">All that passed; often none.</param>
    public sealed record Examined(IReadOnlyList<AreaLink> Links) : LeadLagOutcome;
}
