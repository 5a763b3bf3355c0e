using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Sends a leader the digest of all their teams, at their hour: one message, and the comments that it has no room for. Safe to repeat.</summary>
/// <remarks>One whose reader's week has no room for it waits until Monday. The comments that follow count with it.</remarks>
public sealed class SendDigest(LeaderDesks desks, ComposeDigest compose, AttentionBudget budget, LoopDesk loop, Deliver deliver)
{
    private const string Main = "digest";

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(PersonRef leader, CancellationToken cancellationToken)
    {
        if (await desks.BeginAsync(leader, cancellationToken) is not { } issue)
        {
            return WorkOutcome.Done.Instance;
        }

        if (await ComposedAsync(leader, issue, cancellationToken) is { } digest)
        {
            if (await budget.TryChargeAsync(leader, AttentionKind.Digest, issue.Name, await desks.WeekAsync(digest.ZoneId, cancellationToken), cancellationToken) is AttentionOutcome.NoRoom none)
            {
                await desks.PutOffAsync(leader, none.Until, cancellationToken);
                return WorkOutcome.Done.Instance;
            }

            var ledger = LeaderDesks.LedgerKey(leader, issue);
            switch (await deliver.HandleAsync(ledger, Posts(digest), cancellationToken))
            {
                case DeliveryOutcome.Paused paused:
                    return new WorkOutcome.Again(paused.For);
                case DeliveryOutcome.TakenOver:
                    return new WorkOutcome.Again(LookAgain);
            }

            if ((await deliver.UnreachedAsync(ledger, [Main], cancellationToken)).Count == 0)
            {
                await AwaitRepliesAsync(digest, cancellationToken);
            }
        }

        await desks.EndAsync(leader, issue, cancellationToken);
        return WorkOutcome.Done.Instance;
    }

    /// <summary>What tells something, and has reached the leader, is to be replied to.</summary>
    private async Task AwaitRepliesAsync(LeaderDigest digest, CancellationToken cancellationToken)
    {
        foreach (var team in digest.Teams.Where(team => team.AsksForReply))
        {
            await loop.DigestDeliveredAsync(team.Team, team.Round.Round, cancellationToken);
        }
    }

    /// <returns>Null when nothing of it is for this person any more.</returns>
    private async Task<LeaderDigest?> ComposedAsync(PersonRef leader, DigestIssue issue, CancellationToken cancellationToken)
    {
        var desk = await desks.FindAsync(leader, cancellationToken) ?? throw new InvalidOperationException("A leader's desk vanished while a digest was being sent.");
        return await compose.HandleAsync(leader, issue.Rounds, cancellationToken) is { Count: > 0 } teams
            ? new LeaderDigest(leader, teams, (desk with { Last = issue }).NextAfter(issue.At, await desks.CalendarAsync(desk, cancellationToken)), desk.ZoneId)
            : null;
    }

    private static List<(string Id, Post Post)> Posts(LeaderDigest digest)
    {
        var teams = DigestPages.Of(digest.Teams);
        return
        [
            (Main, new Post.LeaderDigest(digest with { Teams = [.. teams.Select(pages => pages.Team)] })),
            .. teams.SelectMany((pages, team) => pages.Following.Select((page, index) => (
                string.Create(CultureInfo.InvariantCulture, $"comments-{team}-{index}"),
                (Post)new Post.LeaderComments(pages.Team.Summary, digest.Leader.Person, page, index + 1, pages.Following.Count)))),
        ];
    }
}
