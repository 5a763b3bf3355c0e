using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Kits;

/// <summary>Gives a team that is too small to be asked a kit in place of a reading: the areas in turn, once in four weeks at most.</summary>
/// <remarks>What was chosen first stands: whoever repeats it gives the same, once. A team whose admin wants no small steps gets none of these either.</remarks>
public sealed class ChooseKit(TeamRegistry teams, KitDesk desk, Errands errands)
{
    /// <param name="date">The scheduled date on which the team would be asked.</param>
    public async Task HandleAsync(Team team, DateOnly date, CancellationToken cancellationToken)
    {
        var now = await errands.NowAsync(cancellationToken);
        if (team.TakesNoNudges || team.Calendar.IsDayOff(TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId).DateAt(now)))
        {
            return;
        }

        var order = KitOrder.Of(teams, team);
        var record = await desk.UpdateAsync(team.Ref, current => current.WithTurn(date, order), cancellationToken);
        if (record.TurnOf(date) is { IsGiven: false } given)
        {
            var kit = new KitRef(team.Ref, given.Name);
            await errands.SetIfNoneAsync(team.Ref.Tenant, kit.Errand, now, new Errand.GiveKit(kit), cancellationToken);
        }
    }
}
