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

        // Whoever added the bot may have had their data erased since.
        (string, Post)[] posts = [(ToChannel, new Post.Welcome(installed)), .. installed.Admins.Take(1).Select(admin => (ToAdmin, (Post)new Post.SetUpInvitation(installed, admin)))];
        return await deliver.HandleAsync(TeamRegistry.WelcomeLedgerKey(installed), posts, cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            _ => WorkOutcome.Done.Instance,
        };
    }

    /// <returns>True when nothing of the welcome of this installation is left to send.</returns>
    internal Task<bool> IsOverAsync(Team installed, CancellationToken cancellationToken) =>
        deliver.IsFinishedAsync(TeamRegistry.WelcomeLedgerKey(installed), installed.Admins is [] ? [ToChannel] : [ToChannel, ToAdmin], cancellationToken);
}
