using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Teams;

/// <summary>Tells a team's admins, once, that the channel of its summary is gone; nobody when it was brought back meanwhile or another was chosen. Safe to repeat.</summary>
public sealed class TellChannelGone(TeamRegistry teams, Deliver deliver)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(TeamRef of, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(of, cancellationToken) is not { Status: TeamStatus.Active, HasNoChannel: true, ChannelTurn: { } gone } team)
        {
            return WorkOutcome.Done.Instance;
        }

        var posts = team.Admins.Select(admin => (Uri.EscapeDataString(admin.Value), (Post)new Post.ChannelGone(team, admin)));
        return await deliver.HandleAsync(Ledger(of, gone), [.. posts], cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            DeliveryOutcome.TakenOver => new WorkOutcome.Again(LookAgain),
            _ => WorkOutcome.Done.Instance,
        };
    }

    private static StoreKey Ledger(TeamRef team, ChannelTurn gone) => StoreKey.Of(
        "channel-gone", team.Tenant.Value, team.Team.Value, gone.Channel.Value, DateOnly.FromDateTime(gone.At.UtcDateTime).ToString("O", CultureInfo.InvariantCulture));
}
