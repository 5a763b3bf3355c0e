using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Opens a round's slots, one after the other, for the steps that may: whether to go on, and counting.</summary>
internal sealed class CastBallots(Rounds rounds)
{
    /// <summary>Everybody's ballot, an empty one where nothing was said; in the order of the plan, which says nothing.</summary>
    public async IAsyncEnumerable<(Participant Participant, Ballot Ballot)> ReadAsync(RoundPlan plan, BallotBox box, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var participant in plan.Participants)
        {
            var slot = box.SlotOf(new PersonRef(plan.Ref.Tenant, participant.Person));
            yield return (participant, Open(box, slot, await rounds.ReadSlotAsync(plan.Ref, slot, cancellationToken)));
        }
    }

    private static Ballot Open(BallotBox box, string slot, StoredObject? stored)
    {
        try
        {
            return box.BallotIn(slot, stored);
        }
        catch (CryptographicException)
        {
            // Lost, as a slot that somebody deleted would be. The others are counted, and destroyed in time.
            StorageMetrics.Unreadable("slot");
            return Ballot.Empty;
        }
    }
}
