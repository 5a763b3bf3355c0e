using CollabBot.Core.Delivery;

namespace CollabBot.Core.Teams;

/// <summary>Introduces the bot to a team's channel and invites its admin to set it up; once for each installation.</summary>
public sealed class WelcomeTeam(TeamRegistry teams, Deliver deliver)
{
    private const string ToChannel = "welcome";
    private const string ToAdmin = "set-up";

    public async Task<WorkOutcome> HandleAsync(TeamRef team, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Active } installed)
        {
            return WorkOutcome.Done.Instance;
        }

        (string, Post)[] posts = [(ToChannel, new Post.Welcome(installed)), (ToAdmin, new Post.SetUpInvitation(installed, installed.Admins[0]))];
        return await deliver.HandleAsync(TeamRegistry.WelcomeLedgerKey(installed), posts, cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            _ => WorkOutcome.Done.Instance,
        };
    }

    /// <returns>True when nothing of the welcome of this installation is left to send.</returns>
    internal Task<bool> IsOverAsync(Team installed, CancellationToken cancellationToken) =>
        deliver.IsFinishedAsync(TeamRegistry.WelcomeLedgerKey(installed), [ToChannel, ToAdmin], cancellationToken);
}
