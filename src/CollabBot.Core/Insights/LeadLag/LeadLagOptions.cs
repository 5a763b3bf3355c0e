namespace CollabBot.Core.Insights.LeadLag;

/// <summary>Whether links between areas are looked for at all. Immutable.</summary>
public sealed record LeadLagOptions
{
    /// <summary>Off: few installations will ever have the data, and what is found is no proof.</summary>
    public static LeadLagOptions Default { get; } = new();

    /// <summary>Default: false.</summary>
    public bool IsOn { get; init; }

    /// <summary>Of the quarters of teams that are left out in turn; the same seed leaves out the same. Default: 1.</summary>
    public int Seed { get; init; } = 1;
}
