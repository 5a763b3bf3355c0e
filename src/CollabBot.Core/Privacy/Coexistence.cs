namespace CollabBot.Core.Privacy;

/// <summary>Whether two releases may both be told.</summary>
public enum Coexistence
{
    Allowed,

    /// <summary>They rest on the same answers; the first stands, and nothing is told of them again (P3).</summary>
    ToldAlready,

    /// <summary>They share some rounds and not others: windows follow one another and never roll.</summary>
    RollingWindow,

    /// <summary>One to four people are in one and not in the other.</summary>
    TooFewDiffer,
}
