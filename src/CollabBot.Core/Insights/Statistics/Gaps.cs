namespace CollabBot.Core.Insights.Statistics;

/// <summary>Why a statistic of a reading is null.</summary>
[Flags]
public enum Gaps
{
    None = 0,

    /// <summary>Nobody answered: there is nothing but the bounds.</summary>
    NoAnswers = 1,

    /// <summary>A single answer has no spread, and agrees with nobody.</summary>
    OneAnswer = 2,

    /// <summary>The mean lies so near an end of the scale that a_wg has no widest spread to measure against.</summary>
    MeanNearEnd = 4,

    /// <summary>Nobody was asked: there are no bounds.</summary>
    NobodyAsked = 8,
}
