using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Adds to the summary that a channel has what the leaders replied to it, in the same post: whoever reads it later sees what came of it.</summary>
/// <remarks>
/// Only where the reply itself was told to that channel. A summary whose message is not known, because nobody can say whether it arrived, stays as it is.
/// Safe to repeat.
/// </remarks>
public sealed class UpdateSummary(Rounds rounds, LoopDesk desk, Deliver deliver)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <param name="reply">The newest of the replies that are to be in it; it has been told.</param>
    /// <returns>When to try again; null when there is nothing more to do.</returns>
    internal async Task<WorkOutcome.Again?> HandleAsync(Team team, DeliveredDigest digest, GivenReply reply, CancellationToken cancellationToken)
    {
        var round = new RoundRef(team.Ref, digest.Round);
        if (await desk.FindTellingAsync(round, UntoldNews.NameOf(reply), cancellationToken) is not { IsForChannel: true }
            || await rounds.FindTellingAsync(round, cancellationToken) is not { IsForChannel: true }
            || await rounds.FindPlanAsync(round, cancellationToken) is not { } plan || plan.SummaryChannel != team.SummaryChannel
            || await rounds.FindSummaryAsync(round, cancellationToken) is not { Summary: { } summary }
            || await deliver.MessageOfAsync(Rounds.LedgerKey(round, Rounds.ToldLog), PublishRound.ToChannel, cancellationToken) is not { } message)
        {
            return null;
        }

        var replies = digest.Replies.Where(given => given.Number <= reply.Number).OrderBy(given => given.Number).Select(given => given.Reply).ToList();
        var ledger = Rounds.LoopKey(round, string.Create(CultureInfo.InvariantCulture, $"update-{reply.Number}"));
        return await deliver.HandleAsync(ledger, [("update", new Post.SummaryUpdate(plan, summary, replies, message))], cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            DeliveryOutcome.TakenOver => new WorkOutcome.Again(LookAgain),
            _ => null,
        };
    }
}
