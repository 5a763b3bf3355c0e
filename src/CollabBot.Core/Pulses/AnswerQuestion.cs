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
    private readonly PersonalSlots _slots = new(rounds, answerable, time);

    /// <summary>Shows where a person stands: the question on their screen, or the first that has no answer yet. Changes nothing.</summary>
    public async Task<AnswerOutcome> ShowAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken)
    {
        var (slot, refusal) = await _slots.AdmitAsync(person, round, cancellationToken);
        if (slot is null)
        {
            return refusal!;
        }

        var ballot = await _slots.ReadAsync(slot, cancellationToken);
        return ballot.HasLeft ? new AnswerOutcome.NotAsked() : new AnswerOutcome.Shown(slot.View(ballot, ballot.OnScreen ?? slot.FirstOpen(ballot)));
    }

    /// <summary>Goes to a question, answered or not, without answering it. What is typed next answers this one.</summary>
    public Task<AnswerOutcome> TurnToAsync(PersonRef person, RoundRef round, int question, CancellationToken cancellationToken) =>
        MoveAsync(person, round, question, (_, _) => question, cancellationToken);

    /// <summary>Leaves a question as it is and goes to the one after it, or to the first without an answer; after the last the person is through.</summary>
    public Task<AnswerOutcome> LeaveAsync(PersonRef person, RoundRef round, int question, CancellationToken cancellationToken) =>
        MoveAsync(person, round, question, (slot, ballot) => After(question, slot, ballot), cancellationToken);

    private async Task<AnswerOutcome> MoveAsync(
        PersonRef person, RoundRef round, int question, Func<PersonalSlot, Ballot, int?> target, CancellationToken cancellationToken)
    {
        var (slot, refusal) = await _slots.AdmitAsync(person, round, cancellationToken);
        if (slot is null)
        {
            return refusal!;
        }

        if (NoSuchQuestion(slot, question) is { } none)
        {
            return none;
        }

        var moved = await _slots.ChangeAsync(slot, current => current.Showing(target(slot, current), _slots.Now(slot)), cancellationToken);
        return !await _slots.IsNotAloneAsync(slot, cancellationToken) ? new AnswerOutcome.Closed(slot.Plan)
            : moved.After.HasLeft ? new AnswerOutcome.NotAsked()
            : new AnswerOutcome.Shown(slot.View(moved.After, moved.After.OnScreen));
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

        var (slot, refusal) = await _slots.AdmitAsync(person, round, cancellationToken);
        if (slot is null)
        {
            return refusal!;
        }

        if (card is not null && !slot.Box.IsStampedHere(round, card.Revision, card.Stamp))
        {
            return new AnswerOutcome.NotOurCard();
        }

        if (NoSuchQuestion(slot, question) is { } none)
        {
            return none;
        }

        var saved = await _slots.ChangeAsync(slot, current => Answered(current, slot, question, (reply as Reply.Rated)?.Value, card?.Revision, at), cancellationToken);
        if (!await _slots.IsCountedAsync(slot, saved, cancellationToken))
        {
            return new AnswerOutcome.Closed(slot.Plan);
        }

        if (saved.After.HasLeft)
        {
            return new AnswerOutcome.NotAsked();
        }

        return ReferenceEquals(saved.After, saved.Before)
            ? new AnswerOutcome.Shown(slot.View(saved.After, saved.After.OnScreen ?? slot.FirstOpen(saved.After)), FromOlderCard: true)
            : new AnswerOutcome.Shown(slot.View(saved.After, saved.After.OnScreen));
    }

    private Ballot Answered(Ballot ballot, PersonalSlot slot, int question, int? value, int? cardRevision, DateTimeOffset at)
    {
        var changed = ballot.With(slot.Participant.Items[question], value, cardRevision ?? ballot.CardRevision, at);
        return ReferenceEquals(changed, ballot) ? ballot : changed.Showing(After(question, slot, changed), _slots.Now(slot));
    }

    private static AnswerOutcome.NoSuchQuestion? NoSuchQuestion(PersonalSlot slot, int question) =>
        question < 0 || question >= slot.Participant.Items.Count ? new AnswerOutcome.NoSuchQuestion(question, slot.Participant.Items.Count) : null;

    private static int? After(int question, PersonalSlot slot, Ballot ballot) =>
        question + 1 < slot.Participant.Items.Count ? question + 1 : slot.FirstOpen(ballot);
}

/// <summary>What came of answering, or of looking at one's answers.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    /// <summary>Saved, if there was something to save; this is where the person stands.</summary>
    /// <param name="FromOlderCard">It came from an older card than what stands or was withdrawn since, and changed nothing.</param>
    public sealed record Shown(PulseView View, bool FromOlderCard = false) : AnswerOutcome;

    /// <summary>The round takes no more answers. Nothing was saved.</summary>
    public sealed record Closed(RoundPlan Plan) : AnswerOutcome;

    /// <summary>The person is not asked in this round, or has left the team since. Nothing was saved.</summary>
    public sealed record NotAsked : AnswerOutcome;

    /// <summary>There is no such round in the person's organisation.</summary>
    public sealed record UnknownRound : AnswerOutcome;

    /// <summary>The card was not made by this bot for this round, or was changed. Nothing was saved.</summary>
    public sealed record NotOurCard : AnswerOutcome;

    /// <summary>The person has <paramref name="Count"/> questions, counted from 0; this is none of them. Nothing was saved.</summary>
    public sealed record NoSuchQuestion(int Question, int Count) : AnswerOutcome;

    /// <summary>An answer is 1 to 5. Nothing was saved.</summary>
    public sealed record OutOfRange(int Value) : AnswerOutcome;

    /// <summary>All that the person has answered so far, at their own wish.</summary>
    /// <param name="Code">With which the answers can be withdrawn from another chat or account; kept nowhere.</param>
    public sealed record Listed(PulseView View, IReadOnlyList<GivenAnswer> Answers, WithdrawalCode Code) : AnswerOutcome;

    /// <summary>The person's answers are gone, and count for nothing. While the round is open they may answer anew.</summary>
    public sealed record Withdrawn(RoundPlan Plan) : AnswerOutcome;

    /// <summary>No open round in this organisation holds answers under such a code. Nothing was changed.</summary>
    public sealed record UnknownCode : AnswerOutcome;
}
