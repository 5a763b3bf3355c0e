namespace CollabBot.Core.Insights.Statistics;

/// <summary>What about a round's response calls for care (science.md C10).</summary>
[Flags]
public enum ResponseFlags
{
    None = 0,

    /// <summary>F1: below .50.</summary>
    FewerThanHalf = 1,

    /// <summary>F2: .20 or more below the median of the last six rounds. Forbids to call a change clear.</summary>
    FewerThanUsual = 2,

    /// <summary>F3: .60 or below, where those who did not answer could shift the level by six points.</summary>
    ShiftIsLikely = 4,
}
