using CollabBot.Core.Privacy;

namespace CollabBot.Core.Pulses;

/// <summary>What an admin is advised at the set-up (science.md B3).</summary>
public abstract record CoverageAdvice
{
    private CoverageAdvice()
    {
    }

    /// <summary>Rounds nearly always reach the threshold.</summary>
    public sealed record LargeEnough : CoverageAdvice;

    /// <summary>A weekly round would often fall short: every other week leaves room to extend it.</summary>
    public sealed record AskFortnightly(int People) : CoverageAdvice;

    /// <summary>Fortnightly already; some rounds will fall short all the same.</summary>
    public sealed record SomeRoundsWithheld(int People) : CoverageAdvice;

    /// <summary>Even if everybody answered nothing could be shown: nudges and prompts, no questions.</summary>
    public sealed record NudgesOnly(ReleaseThreshold Needed, int People, int DigestReaders) : CoverageAdvice;
}
