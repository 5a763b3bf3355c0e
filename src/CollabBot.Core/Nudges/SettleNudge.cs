using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Nudges;

/// <summary>When nobody can vote on a nudge any more: counts, adds it up for the team and the organisation, and destroys the votes and the logs of who was sent what. Safe to repeat.</summary>
public sealed class SettleNudge(NudgeDesk desk, TeamPolls polls)
{
    private const int MarkDigits = 32;

    public async Task<WorkOutcome> HandleAsync(NudgeRef nudge, CancellationToken cancellationToken)
    {
        var votes = await polls.ReadAsync(nudge.Poll, cancellationToken) ?? [];
        var record = await desk.UpdateRecordAsync(
            nudge.Team,
            current => current.WithReplies(nudge.Role, nudge.On, NudgeVotes.Replies(votes)).WithHelped(nudge.Role, nudge.On, NudgeVotes.Helped(votes)),
            cancellationToken);

        if (record.Find(nudge.Role, nudge.On) is { Helped: { Tried: > 0 } helped } given)
        {
            // What the record has, not what was read just now: whoever repeats this adds the same.
            var isFirst = !record.Given.Any(other => other.NudgeId == given.NudgeId && other.On < given.On && other.Helped is { Tried: > 0 });
            await desk.UpdateTallyAsync(nudge.Team.Tenant, given.NudgeId, tally => tally.With(helped, MarkOf(nudge), isFirst), cancellationToken);
        }

        await polls.ForgetAsync(nudge.Poll, cancellationToken);
        await desk.ForgetDeliveriesAsync(nudge, cancellationToken);
        return WorkOutcome.Done.Instance;
    }

    private static string MarkOf(NudgeRef nudge) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{nudge.Team.Team.Value}\u001F{nudge.Id}")))[..MarkDigits];
}
