using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>What was decided for a role.</summary>
/// <param name="Choice">Null when nothing is given.</param>
/// <param name="Basis">Null when nothing is given.</param>
/// <param name="Why">Why nothing is given; null when something is.</param>
public sealed record NudgeTurn(NudgeRole Role, NudgeChoice? Choice, NudgeBasis? Basis, NudgeSilence? Why);
