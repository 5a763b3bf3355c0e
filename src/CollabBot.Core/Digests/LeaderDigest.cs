using CollabBot.Core.Comments;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>What a leader is told, of one team or several: of each what the team itself was told, and nothing over several teams taken together. Immutable.</summary>
/// <remarks>No figure is computed over teams (P5): a sum beside its parts would tell more of the parts than they were released with.</remarks>
/// <param name="Teams">One for each team, in the order in which they were told; never empty.</param>
/// <param name="Next">When the next digest comes, if anything waits then.</param>
/// <param name="ZoneId">In which times are told to the leader.</param>
public sealed record LeaderDigest(PersonRef Leader, IReadOnlyList<TeamDigest> Teams, DateTimeOffset Next, string ZoneId);

/// <summary>What a leader is told of a team's newest round.</summary>
/// <param name="Summary">As the team was told it.</param>
public sealed record TeamDigest(PulseSummary Summary)
{
    /// <summary>Of a sweep that is over. What does not fit here follows in messages of its own.</summary>
    public IReadOnlyList<AreaComments> Comments { get; init; } = [];

    /// <summary>A small step for this leader; null in most weeks.</summary>
    public NudgeOffer? Nudge { get; init; }

    /// <summary>How many messages with comments follow.</summary>
    public int Following { get; init; }

    /// <summary>It tells something, so that there is something to reply to.</summary>
    public bool AsksForReply => Summary.ShowsAnything || Comments.Count > 0 || Following > 0;

    /// <summary>What this digest's own step is about: the leader's, else the team's; null without either, and for one that this build does not know.</summary>
    public PracticeArea? Focus => (Nudge ?? Summary.Nudge)?.Nudge?.Area;

    public RoundRef Round => Summary.Round;

    public TeamRef Team => Summary.Round.Team;
}
