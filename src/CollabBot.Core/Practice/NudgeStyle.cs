namespace CollabBot.Core.Practice;

/// <summary>How a nudge leads: the area of the pragmatic stance wants both, in turn.</summary>
public enum NudgeStyle
{
    /// <summary>Opens something and leaves the rest to people.</summary>
    Supportive,

    /// <summary>Says what to do, and by when.</summary>
    Directive,
}
