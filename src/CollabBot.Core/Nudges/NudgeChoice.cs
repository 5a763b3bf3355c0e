namespace CollabBot.Core.Nudges;

/// <summary>A choice with all that it was made of: <see cref="NudgeLearning.Choose"/> makes the same again from it. Immutable, stored.</summary>
/// <param name="NudgeId">What was chosen.</param>
/// <param name="Seed">Where its chance came from.</param>
/// <param name="Candidates">Among which was chosen, in their order.</param>
/// <param name="Explores">In the team's first weeks one choice in ten is made without looking.</param>
public sealed record NudgeChoice(string NudgeId, string Seed, IReadOnlyList<NudgeCandidate> Candidates, bool Explores)
{
    /// <summary>It was one of those made without looking.</summary>
    public required bool IsBlind { get; init; }

    /// <summary>How likely each candidate was, in their order; they sum up to 1. That of what was chosen is above 0.</summary>
    public required IReadOnlyList<double> Propensities { get; init; }
}
