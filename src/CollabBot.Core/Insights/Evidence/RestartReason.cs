namespace CollabBot.Core.Insights.Evidence;

/// <summary>Why readings are not compared with those before any more (P9, R10). Both are public.</summary>
public enum RestartReason
{
    /// <summary>Who takes part has changed: anybody in a group of fewer than ten, else a fifth or more.</summary>
    People,

    /// <summary>What is asked, or how many questions at once.</summary>
    Questions,
}
