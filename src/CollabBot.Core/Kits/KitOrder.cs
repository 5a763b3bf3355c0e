using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Kits;

/// <summary>The eight areas in an order of the team's own, drawn once for all under its secret: it rests on nothing that anybody answered. Immutable.</summary>
internal static class KitOrder
{
    public static IReadOnlyList<PracticeArea> Of(TeamRegistry teams, Team team) =>
        new KeyedShuffle(teams.AssignmentKey(team)).Shuffle(PracticeArea.All, area => area.Id, "kit", team.Ref.Team.Value);
}
