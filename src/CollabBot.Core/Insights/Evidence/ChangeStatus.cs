namespace CollabBot.Core.Insights.Evidence;

/// <summary>What may be concluded about the direction of an area: the rungs of the ladder (science.md C9).</summary>
public enum ChangeStatus
{
    /// <summary>Too few comparable readings: nothing is said about direction.</summary>
    Building,

    /// <summary>No clear change, and no evidence of none either.</summary>
    None,

    /// <summary>Evidence that nothing of eight points or more has changed.</summary>
    Steady,

    /// <summary>Something may have changed; too early to be sure.</summary>
    Maybe,

    /// <summary>A change of eight points or more, seen twice running. Said once.</summary>
    Clear,

    /// <summary>The change that was called clear is still there, and its new level is not yet what others are measured against.</summary>
    Still,
}
