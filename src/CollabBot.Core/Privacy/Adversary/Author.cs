using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>Who may have given an answer of a round: an answer's place, without its value.</summary>
public readonly record struct Author(RoundId Round, PersonId Person);
