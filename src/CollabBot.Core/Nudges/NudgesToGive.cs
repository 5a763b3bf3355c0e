namespace CollabBot.Core.Nudges;

/// <summary>What is to be carried by what is told of a round.</summary>
/// <param name="ForTeam">Null when nothing goes to the channel.</param>
/// <param name="ForLeader">Null when nothing goes to leaders.</param>
public sealed record NudgesToGive(NudgeOffer? ForTeam, NudgeOffer? ForLeader);
