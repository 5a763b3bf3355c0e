using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Saves one answer of one person, and shows where the person stands. Tapped and typed answers both come through here.</summary>
/// <remarks>
/// Safe to repeat: the same answer twice is one answer, and a late copy of an old answer does not undo a newer one.
/// What is acknowledged is in the count: an answer let in while the round is open has until the seal to be written, and a request lives shorter than that.
/// In the steady state an answer costs one conditional write and no read: the round is at hand (<see cref="AnswerableRounds"/>), and so is the slot that
/// this process wrote last; where another process wrote in between, the condition fails and the slot is read.
/// </remarks>
public sealed class AnswerQuestion(Rounds rounds, AnswerableRounds answerable, AnswerMetrics metrics, TimeProvider time)
{
    /// <summary>Between the last moment at which a write is taken to be in time unseen and the earliest at which counting may begin.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>Shows where a person stands: the question on their screen, or the first that has no answer yet. Changes nothing.</summary>
    public async Task<AnswerOutcome> ShowAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken)
    {
        var admission = await AdmitAsync(person, round, cancellationToken);
        if (admission.Refusal is { } refusal)
        {
            return refusal;
        }

        var (known, participant, box) = admission.Admitted;
        var slot = box.SlotOf(person);
        var ballot = box.BallotIn(slot, await rounds.ReadSlotAsync(round, slot, cancellationToken));
        return new AnswerOutcome.Shown(View(known.Plan, participant, box, ballot, ballot.OnScreen ?? FirstOpen(participant, ballot)));
    }

    /// <summary>Goes to a question, answered or not, without answering it. What is typed next answers this one.</summary>
    public Task<AnswerOutcome> TurnToAsync(PersonRef person, RoundRef round, int question, CancellationToken cancellationToken) =>
        MoveAsync(person, round, question, (_, _) => question, cancellationToken);

    /// <summary>Leaves a question as it is and goes to the one after it, or to the first without an answer; after the last the person is through.</summary>
    public Task<AnswerOutcome> LeaveAsync(PersonRef person, RoundRef round, int question, CancellationToken cancellationToken) =>
        MoveAsync(person, round, question, (participant, ballot) => After(question, participant, ballot), cancellationToken);

    private async Task<AnswerOutcome> MoveAsync(
        PersonRef person, RoundRef round, int question, Func<Participant, Ballot, int?> target, CancellationToken cancellationToken)
    {
        var admission = await AdmitAsync(person, round, cancellationToken);
        if (admission.Refusal is { } refusal)
        {
            return refusal;
        }

        var (known, participant, box) = admission.Admitted;
        if (question < 0 || question >= participant.Items.Count)
        {
            return new AnswerOutcome.NoSuchQuestion(question, participant.Items.Count);
        }

        var slot = box.SlotOf(person);
        var (_, ballot, _) = await ChangeAsync(known, box, slot, current => current.Showing(target(participant, current), known.Read.Now(time)), cancellationToken);

        // If the slots were destroyed while this was being written, this one must not be the only one left.
        if (!IsSurelyInTime(known) && await rounds.FindStateAsync(round, cancellationToken) is not { Phase: RoundPhase.Open or RoundPhase.Closing })
        {
            await rounds.RemoveSlotAsync(round, slot, null, cancellationToken);
            return new AnswerOutcome.Closed(known.Plan);
        }

        return new AnswerOutcome.Shown(View(known.Plan, participant, box, ballot, ballot.OnScreen));
    }

    /// <summary>Saves an answer and shows the question after it.</summary>
    /// <param name="card">Of the card that was tapped; null for a typed answer, which is always the newest.</param>
    /// <param name="at">When the person answered.</param>
    public async Task<AnswerOutcome> HandleAsync(
        PersonRef person, RoundRef round, int question, Reply reply, CardStamp? card, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await SaveAsync(person, round, question, reply, card, at, cancellationToken);
            metrics.Answered(outcome);
            return outcome;
        }
        catch (StoreUnavailableException)
        {
            metrics.StoreFailed();
            throw;
        }
    }

    private async Task<AnswerOutcome> SaveAsync(
        PersonRef person, RoundRef round, int question, Reply reply, CardStamp? card, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (reply is Reply.Rated { Value: < 1 or > ResponseScale.Points } outside)
        {
            return new AnswerOutcome.OutOfRange(outside.Value);
        }

        var admission = await AdmitAsync(person, round, cancellationToken);
        if (admission.Refusal is { } refusal)
        {
            return refusal;
        }

        var (known, participant, box) = admission.Admitted;
        if (card is not null && !box.IsStampedHere(round, card.Revision, card.Stamp))
        {
            return new AnswerOutcome.NotOurCard();
        }

        if (question < 0 || question >= participant.Items.Count)
        {
            return new AnswerOutcome.NoSuchQuestion(question, participant.Items.Count);
        }

        var slot = box.SlotOf(person);
        var (before, ballot, written) = await ChangeAsync(
            known, box, slot, current => Answered(current, participant, question, (reply as Reply.Rated)?.Value, card?.Revision, at, known.Read.Now(time)), cancellationToken);

        // The time for counting may have come while this was being written. Then it must not be counted, nor stay behind.
        if (!IsSurelyInTime(known))
        {
            var state = await rounds.FindStateAsync(round, cancellationToken);
            if (state is null || !state.Counts(await rounds.NowAsync(cancellationToken)))
            {
                await (state is { Phase: RoundPhase.Closing }
                    ? TakeBackAsync(round, box, slot, before, written, cancellationToken)
                    : rounds.RemoveSlotAsync(round, slot, null, cancellationToken));
                return new AnswerOutcome.Closed(known.Plan);
            }
        }

        return new AnswerOutcome.Shown(View(known.Plan, participant, box, ballot, ballot.OnScreen));
    }

    /// <summary>The round was open when its state was read, so it is not counted before a whole drain has passed since.</summary>
    private bool IsSurelyInTime(AnswerableRound round) => time.GetElapsedTime(round.Read.At) < RoundState.Drain - Margin;

    private static Ballot Answered(Ballot ballot, Participant participant, int question, int? value, int? cardRevision, DateTimeOffset at, DateTimeOffset now)
    {
        var changed = ballot.With(participant.Items[question], value, cardRevision ?? ballot.CardRevision, at);
        return ReferenceEquals(changed, ballot) ? ballot : changed.Showing(After(question, participant, changed), now);
    }

    /// <returns>The ballot before and after, and as what it was written.</returns>
    private async Task<(Ballot Before, Ballot After, Revision Written)> ChangeAsync(
        AnswerableRound round, BallotBox box, string slot, Func<Ballot, Ballot> change, CancellationToken cancellationToken)
    {
        // What this process does not remember is most often an empty slot; the condition of the write tells when it is not.
        for (var current = round.SlotAsWritten(slot); ; current = await rounds.ReadSlotAsync(round.Plan.Ref, slot, cancellationToken))
        {
            // An answer that changes nothing is written too: whoever takes back the newer one that it gave way to must see that somebody was told "saved".
            var ballot = box.BallotIn(slot, current);
            var changed = change(ballot);
            if (await rounds.WriteSlotAsync(round.Plan.Ref, slot, box.Seal(slot, changed), current?.Revision, cancellationToken) is { } written)
            {
                round.Wrote(slot, written);
                return (ballot, changed, written.Revision);
            }

            StorageMetrics.SlotConflict();
        }
    }

    /// <summary>
    /// Puts back what was acknowledged earlier and is still to be counted; when there is no such thing, nothing is left. What somebody has written on
    /// top since was acknowledged, perhaps as the same answer brought again, so then all stays as it is.
    /// </summary>
    private Task TakeBackAsync(RoundRef round, BallotBox box, string slot, Ballot before, Revision written, CancellationToken cancellationToken) =>
        before.Entries.Count == 0
            ? rounds.RemoveSlotAsync(round, slot, written, cancellationToken)
            : rounds.WriteSlotAsync(round, slot, box.Seal(slot, before), written, cancellationToken);

    private async Task<Admission> AdmitAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken)
    {
        if (person.Tenant != round.Tenant || await answerable.FindAsync(round, cancellationToken) is not { } known)
        {
            return Admission.Refused(new AnswerOutcome.UnknownRound());
        }

        if (known.Find(person.Person) is not { } participant)
        {
            return Admission.Refused(new AnswerOutcome.NotAsked());
        }

        return known.State.Admits(known.Plan, known.Read.Now(time)) && known.Box is { } box
            ? new Admission(null, (known, participant, box))
            : Admission.Refused(new AnswerOutcome.Closed(known.Plan));
    }

    private static int? After(int question, Participant participant, Ballot ballot) =>
        question + 1 < participant.Items.Count ? question + 1 : FirstOpen(participant, ballot);

    private static int? FirstOpen(Participant participant, Ballot ballot)
    {
        for (var i = 0; i < participant.Items.Count; i++)
        {
            if (ballot.For(participant.Items[i]) is null)
            {
                return i;
            }
        }

        return null;
    }

    private static PulseView View(RoundPlan plan, Participant participant, BallotBox box, Ballot ballot, int? index)
    {
        var question = index is { } i && ItemBank.Shipped.Find(participant.Items[i]) is { } item ? new Question(i, item, ballot.For(item.Id)?.Value is not null) : null;
        var answered = participant.Items.Count(id => ballot.For(id) is not null);
        return new PulseView(plan, question, answered, participant.Items.Count, ballot.CardRevision, box.Stamp(plan.Ref, ballot.CardRevision), ballot.SeenAt);
    }

    private readonly record struct Admission(AnswerOutcome? Refusal, (AnswerableRound Round, Participant Participant, BallotBox Box) Admitted)
    {
        public static Admission Refused(AnswerOutcome refusal) => new(refusal, default);
    }
}

/// <summary>What came of answering.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    /// <summary>Saved, if there was something to save; this is where the person stands.</summary>
    public sealed record Shown(PulseView View) : AnswerOutcome;

    /// <summary>The round takes no more answers. Nothing was saved.</summary>
    public sealed record Closed(RoundPlan Plan) : AnswerOutcome;

    /// <summary>The person is not asked in this round. Nothing was saved.</summary>
    public sealed record NotAsked : AnswerOutcome;

    /// <summary>There is no such round in the person's organisation.</summary>
    public sealed record UnknownRound : AnswerOutcome;

    /// <summary>The card was not made by this bot for this round, or was changed. Nothing was saved.</summary>
    public sealed record NotOurCard : AnswerOutcome;

    /// <summary>The person has <paramref name="Count"/> questions, counted from 0; this is none of them. Nothing was saved.</summary>
    public sealed record NoSuchQuestion(int Question, int Count) : AnswerOutcome;

    /// <summary>An answer is 1 to 5. Nothing was saved.</summary>
    public sealed record OutOfRange(int Value) : AnswerOutcome;
}
