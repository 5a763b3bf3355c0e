using CollabBot.Core.Nudges;

namespace CollabBot.Core.Digests;

/// <summary>What a team was told of a round, word for word, for whoever asks later. Immutable, written once, before anything is sent.</summary>
/// <param name="TakesComments">Comments may have been shown with it.</param>
public sealed record ToldSummary(PulseSummary Summary, bool TakesComments)
{
    /// <summary>A small step for those who lead the team; null in most weeks.</summary>
    public NudgeOffer? ForLeader { get; init; }
}
