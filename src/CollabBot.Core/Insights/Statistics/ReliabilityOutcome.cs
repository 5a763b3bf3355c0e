namespace CollabBot.Core.Insights.Statistics;

/// <summary>How far a scale may be relied on, or why that is not computed (science.md C6).</summary>
public abstract record ReliabilityOutcome
{
    private ReliabilityOutcome()
    {
    }

    /// <param name="Rows">Complete rows, of teams with two or more of them.</param>
    public sealed record Estimated(double Alpha, Interval Interval95, int Rows) : ReliabilityOutcome;

    /// <summary>The areas are different things; one number over several of them means nothing.</summary>
    public sealed record SeveralAreas : ReliabilityOutcome;

    public sealed record TooFewItems(int Items) : ReliabilityOutcome;

    /// <param name="Complete">Rows in which every item is answered, of teams with two or more of them.</param>
    public sealed record TooFewRows(int Complete) : ReliabilityOutcome;

    /// <summary>Within their teams all people have the same total.</summary>
    public sealed record NobodyDiffers : ReliabilityOutcome;
}
