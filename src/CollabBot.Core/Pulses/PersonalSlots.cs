using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>The one sealed slot that a person has in a round: who may come to it, how it is changed, and what is undone when that came too late.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class PersonalSlots(Rounds rounds, AnswerableRounds answerable, TimeProvider time)
{
    /// <summary>Between the last moment at which a write is taken to be in time unseen and the earliest at which counting may begin.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>Finds a person's slot in a round that takes answers and in which the person is asked.</summary>
    /// <returns>The slot; or why there is none.</returns>
    public async Task<(PersonalSlot? Slot, AnswerOutcome? Refusal)> AdmitAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken)
    {
        if (person.Tenant != round.Tenant || await answerable.FindAsync(round, cancellationToken) is not { } known)
        {
            return (null, new AnswerOutcome.UnknownRound());
        }

        if (known.Find(person.Person) is not { } participant)
        {
            return (null, new AnswerOutcome.NotAsked());
        }

        return known.State.Admits(known.Plan, known.Read.Now(time)) && known.Box is { } box
            ? (new PersonalSlot(known, participant, box, box.SlotOf(person)), null)
            : (null, new AnswerOutcome.Closed(known.Plan));
    }

    /// <summary>Finds a person's slot in a round that is not counted yet, whether or not it still takes answers.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<PersonalSlot?> FindAsync(RoundRef round, Func<RoundPlan, Participant?> whose, CancellationToken cancellationToken) =>
        await answerable.FindAsync(round, cancellationToken) is { State.Phase: RoundPhase.Open or RoundPhase.Closing, Box: { } box } known && whose(known.Plan) is { } participant
            ? new PersonalSlot(known, participant, box, box.SlotOf(new PersonRef(round.Tenant, participant.Person)))
            : null;

    /// <returns>What the store's clock shows, by the stopwatch.</returns>
    public DateTimeOffset Now(PersonalSlot slot) => slot.Round.Read.Now(time);

    public async Task<Ballot> ReadAsync(PersonalSlot slot, CancellationToken cancellationToken) =>
        slot.Box.BallotIn(slot.Name, await rounds.ReadSlotAsync(slot.Plan.Ref, slot.Name, cancellationToken));

    /// <summary>Writes what <paramref name="change"/> makes of the ballot, over whatever is there by then. Costs one write and no read in the steady state.</summary>
    /// <param name="change">Pure; may be called again when somebody else wrote in between.</param>
    public async Task<SlotChange> ChangeAsync(PersonalSlot slot, Func<Ballot, Ballot> change, CancellationToken cancellationToken)
    {
        // What this process does not remember is most often an empty slot; the condition of the write tells when it is not.
        for (var current = slot.Round.SlotAsWritten(slot.Name); ; current = await rounds.ReadSlotAsync(slot.Plan.Ref, slot.Name, cancellationToken))
        {
            // An answer that changes nothing is written too: whoever takes back the newer one that it gave way to must see that somebody was told "saved".
            var before = slot.Box.BallotIn(slot.Name, current);
            var after = change(before);
            if (await rounds.WriteSlotAsync(slot.Plan.Ref, slot.Name, slot.Box.Seal(slot.Name, after), current?.Revision, cancellationToken) is { } written)
            {
                slot.Round.Wrote(slot.Name, written);
                return new SlotChange(before, after, written.Revision);
            }

            StorageMetrics.SlotConflict();
        }
    }

    /// <summary>After a change that is to be counted: the time for counting may have come while it was being written.</summary>
    /// <returns>True when it counts. Else it is undone.</returns>
    public async Task<bool> IsCountedAsync(PersonalSlot slot, SlotChange change, CancellationToken cancellationToken)
    {
        if (IsSurelyInTime(slot))
        {
            return true;
        }

        var state = await rounds.FindStateAsync(slot.Plan.Ref, cancellationToken);
        if (state is not null && state.Counts(await rounds.NowAsync(cancellationToken)))
        {
            return true;
        }

        await (state is { Phase: RoundPhase.Closing }
            ? TakeBackAsync(slot, change, cancellationToken)
            : rounds.RemoveSlotAsync(slot.Plan.Ref, slot.Name, null, cancellationToken));
        return false;
    }

    /// <summary>After a change that counts for nothing: if the slots were destroyed while it was being written, it must not be the only one left.</summary>
    /// <returns>False when it was, and is destroyed too.</returns>
    public async Task<bool> IsNotAloneAsync(PersonalSlot slot, CancellationToken cancellationToken)
    {
        if (IsSurelyInTime(slot) || await rounds.FindStateAsync(slot.Plan.Ref, cancellationToken) is { Phase: RoundPhase.Open or RoundPhase.Closing })
        {
            return true;
        }

        await rounds.RemoveSlotAsync(slot.Plan.Ref, slot.Name, null, cancellationToken);
        return false;
    }

    /// <summary>After a change that leaves a slot without an answer, whatever phase the round was in: once counting may have begun, the slot must not be left behind.</summary>
    public async Task RemoveIfLateAsync(PersonalSlot slot, CancellationToken cancellationToken)
    {
        if (await rounds.FindStateAsync(slot.Plan.Ref, cancellationToken) is not { } state || !state.Counts(await rounds.NowAsync(cancellationToken)))
        {
            await rounds.RemoveSlotAsync(slot.Plan.Ref, slot.Name, null, cancellationToken);
        }
    }

    /// <summary>The round was open when its state was read, so it is not counted before a whole drain has passed since.</summary>
    private bool IsSurelyInTime(PersonalSlot slot) => time.GetElapsedTime(slot.Round.Read.At) < RoundState.Drain - Margin;

    /// <summary>
    /// Puts back what was acknowledged earlier and is still to be counted; when there is no such thing, nothing is left. What somebody has written on
    /// top since was acknowledged, perhaps as the same answer brought again, so then all stays as it is.
    /// </summary>
    private Task TakeBackAsync(PersonalSlot slot, SlotChange change, CancellationToken cancellationToken) =>
        change.Before.Entries.Count == 0
            ? rounds.RemoveSlotAsync(slot.Plan.Ref, slot.Name, change.Written, cancellationToken)
            : rounds.WriteSlotAsync(slot.Plan.Ref, slot.Name, slot.Box.Seal(slot.Name, change.Before), change.Written, cancellationToken);
}

/// <summary>A person's place in an open round.</summary>
internal sealed record PersonalSlot(AnswerableRound Round, Participant Participant, BallotBox Box, string Name)
{
    public RoundPlan Plan => Round.Plan;

    /// <summary>Where the person stands with this ballot.</summary>
    /// <param name="index">Of the question to put; null when the person is through.</param>
    public PulseView View(Ballot ballot, int? index) => PulseView.Of(Plan, Participant, Box, ballot, index);

    /// <summary>Index of the first question without an answer; null when there is none.</summary>
    public int? FirstOpen(Ballot ballot)
    {
        for (var i = 0; i < Participant.Items.Count; i++)
        {
            if (ballot.For(Participant.Items[i]) is null)
            {
                return i;
            }
        }

        return null;
    }
}

/// <summary>A slot's ballot before and after a change, and as what it was written.</summary>
internal sealed record SlotChange(Ballot Before, Ballot After, Revision Written);
