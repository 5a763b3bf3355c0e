using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Counts a sealed round and destroys its answers. Who is not in the team any more is not counted (P14).</summary>
/// <remarks>
/// Asks the roster once, when nobody can answer any more; so it does not matter in which order events and answers came. The result that is written first
/// stands. Safe to repeat.
/// </remarks>
public sealed class CountRound(IRoster roster, Rounds rounds, AskParticipants asked)
{
    /// <summary>From the seal on: how long to try a roster that cannot be read. Then what events told has to do, for the answers must go in time.</summary>
    internal static readonly TimeSpan RosterPatience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RosterRetry = TimeSpan.FromMinutes(1);

    private readonly CastBallots _cast = new(rounds);

    /// <param name="state">Sealed, and its time for counting has come.</param>
    public async Task<WorkOutcome> HandleAsync(RoundPlan plan, RoundState state, CancellationToken cancellationToken)
    {
        // Without a result the slots are whole; with one they may be half destroyed already, and counting again would be wrong.
        if (await rounds.FindResultAsync(plan.Ref, cancellationToken) is null)
        {
            var reading = await roster.ReadAsync(plan.Ref.Team, cancellationToken);
            if (reading is RosterReading.Unavailable && await rounds.NowAsync(cancellationToken) < state.SealAt + RosterPatience)
            {
                return new WorkOutcome.Again(RosterRetry);
            }

            await CountAsync(plan, reading, cancellationToken);
        }

        await rounds.DestroyAnswersAsync(plan.Ref, cancellationToken);
        return WorkOutcome.Done.Instance;
    }

    private async Task CountAsync(RoundPlan plan, RosterReading reading, CancellationToken cancellationToken)
    {
        if (await rounds.FindBoxAsync(plan.Ref, cancellationToken) is not { } box)
        {
            if (await rounds.FindResultAsync(plan.Ref, cancellationToken) is null)
            {
                throw new InvalidOperationException("A round lost its key before it was counted.");
            }

            return;
        }

        var present = (reading as RosterReading.Complete)?.Members.Select(member => member.Id).ToHashSet();
        var unreached = await asked.UnreachedAsync(plan, cancellationToken);
        var ballots = new List<(Ballot Ballot, bool ReadsDigest)>();
        var missed = new Dictionary<Unreachable, int>();
        await foreach (var (participant, ballot) in _cast.ReadAsync(plan, box, cancellationToken))
        {
            var isHere = present?.Contains(participant.Person) ?? !ballot.HasLeft;
            if (!isHere)
            {
                missed[Unreachable.Left] = missed.GetValueOrDefault(Unreachable.Left) + 1;
            }
            else if (ballot.Entries.Count > 0)
            {
                ballots.Add((ballot, plan.DigestReaders.Contains(participant.Person)));
            }
            else if (unreached.TryGetValue(participant.Person, out var why))
            {
                missed[why] = missed.GetValueOrDefault(why) + 1;
            }
        }

        var choseNotTo = plan.People - ballots.Count - plan.Away - missed.Values.Sum();
        var result = Tally.Count(plan, ItemBank.Shipped, ballots, new Denominator(plan.People, ballots.Count, choseNotTo, plan.Away, missed));
        await rounds.FixResultAsync(result with { IsRosterUnread = present is null }, cancellationToken);
    }
}
