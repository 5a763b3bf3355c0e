namespace CollabBot.Core.Nudges;

/// <summary>What a person can say about a nudge: to it, and a week later.</summary>
public enum NudgeReply
{
    WillTry,
    NotNow,
    NotForUs,
    Helped,
    HelpedABit,
    DidNotHelp,
    DidNotTry,
}
