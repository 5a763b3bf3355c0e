namespace CollabBot.Core.Nudges;

/// <summary>A nudge that may be chosen, and what is believed of how much it helps here: Beta(<paramref name="Alpha"/>, <paramref name="Beta"/>).</summary>
/// <param name="Alpha">Above 0.</param>
/// <param name="Beta">Above 0.</param>
public sealed record NudgeCandidate(string NudgeId, double Alpha, double Beta);
