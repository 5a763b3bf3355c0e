namespace CollabBot.Core.Privacy.Adversary;

/// <summary>A rule that was broken, whether or not an answer could be recovered this time.</summary>
public sealed record Breach(BrokenRule Rule, int Times);

/// <summary>Rules that can be seen broken from outside (science.md D3).</summary>
public enum BrokenRule
{
    /// <summary>Something was told of fewer than five answers (P1).</summary>
    BelowThreshold,

    /// <summary>Two sets that something was told of differ by one to four answers (P3, P4).</summary>
    SmallDifference,

    /// <summary>What is left of a whole without its parts is one to four answers (P5).</summary>
    SmallRemainder,

    /// <summary>Rows of two rounds lie under one key (P7, P12).</summary>
    LinkedRows,

    /// <summary>Rows whose author is certain, whatever they hold (P12).</summary>
    NamedRows,
}
