namespace CollabBot.Core.Pulses;

/// <summary>A round that is not finished yet, and the team's local date that it was made for.</summary>
public sealed record ActiveRound(RoundRef Ref, DateOnly Date);
