using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>What may be concluded about the direction of an area after its latest reading, and why. Immutable.</summary>
/// <param name="Direction">Null where the status tells of none.</param>
public sealed record AreaChange(PracticeArea Area, ChangeStatus Status, ChangeDirection? Direction)
{
    /// <summary>The test behind it; null while building.</summary>
    public Contrast? Contrast { get; init; }

    /// <summary>Which readings it rests on; null while building.</summary>
    public ComparedReadings? Compared { get; init; }

    /// <summary>How many readings more it takes before anything can be said; 0 from then on.</summary>
    public int ReadingsNeeded { get; init; }

    /// <summary>Over the family of areas read in the same round; null while building, and when a change that is known already is looked at again.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>It is a maybe by the slow drift of the last eight readings alone.</summary>
    public bool IsDrift { get; init; }

    /// <summary>It would have been a step more, had the response not changed or been unusually low.</summary>
    public bool IsDowngraded { get; init; }

    /// <summary>Of the round; each asks for a sentence of care.</summary>
    public ResponseFlags Response { get; init; }
}
