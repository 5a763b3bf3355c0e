using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Comments;

/// <summary>A team's sweep, named by the number of its first round: that never comes twice, even where the membership was damaged and begins anew.</summary>
public readonly record struct SweepRef(TeamRef Team, int FirstRound)
{
    /// <returns>The sweep of a round; null for a round from before there were sweeps.</returns>
    public static SweepRef? Of(RoundPlan plan) => plan.Pulse is { } pulse ? new SweepRef(plan.Ref.Team, plan.Number - pulse.Index) : null;
}
