using CollabBot.Core.Delivery;

namespace CollabBot.Core.Teams;

/// <summary>Introduces the bot to a team's channel and invites its admin to set it up; once for each installation.</summary>
public sealed class WelcomeTeam(TeamRegistry teams, Deliver deliver)
{
    public async Task<WorkOutcome> HandleAsync(TeamRef team, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { Status: TeamStatus.Active } installed)
        {
            return WorkOutcome.Done.Instance;
        }

        (string, Post)[] posts = [("welcome", new Post.Welcome(installed)), ("set-up", new Post.SetUpInvitation(installed, installed.Admins[0]))];
        return await deliver.HandleAsync(TeamRegistry.WelcomeLedgerKey(installed), posts, cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            _ => WorkOutcome.Done.Instance,
        };
    }
}
