using CollabBot.Core.Delivery;

namespace CollabBot.Core.Teams;

/// <summary>Takes note that the channel of a team's summary was deleted or brought back, and has the admins told of the former. Other channels are of no concern.</summary>
/// <remarks>
/// Summaries need no telling: whoever can say nothing of a channel's readers takes it for one that others read (<see cref="CheckAudience"/>), so that each person gets
/// them. Safe to repeat; events may come twice, late and in any order.
/// </remarks>
public sealed class TurnChannel(TeamRegistry teams, Errands errands)
{
    /// <param name="isDeleted">True when it was deleted, false when it was brought back.</param>
    /// <param name="at">When that was, by the clock of Teams.</param>
    public async Task HandleAsync(TeamRef team, ChannelId channel, bool isDeleted, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { } known || !Concerns(known, channel))
        {
            return;
        }

        var turned = await teams.UpdateAsync(team, current => current is null ? null : Turned(current, new ChannelTurn(channel, isDeleted, at)), cancellationToken);
        if (turned is { Status: TeamStatus.Active, HasNoChannel: true })
        {
            await errands.SetAsync(team.Tenant, ErrandName.Of("tell-channel-gone", team.Team.Value), await errands.NowAsync(cancellationToken), new Errand.TellChannelGone(team), cancellationToken);
        }
    }

    private static bool Concerns(Team team, ChannelId channel) => channel == team.SummaryChannel || channel == team.ChannelTurn?.Channel;

    private static Team Turned(Team team, ChannelTurn turn) => !Concerns(team, turn.Channel) || (team.ChannelTurn is { } before && before.Channel == turn.Channel && turn.At <= before.At)
        ? team
        : team with { ChannelTurn = turn };
}
