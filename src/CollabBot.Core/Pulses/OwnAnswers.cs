using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>What a person may do with what they have answered, while the round is open: see it, withdraw it. To change it is to answer again.</summary>
/// <remarks>Nobody else can do either: the slot is found by the authenticated person, or by a code that only they were shown. Safe to repeat.</remarks>
public sealed class OwnAnswers(Rounds rounds, AnswerableRounds answerable, TimeProvider time)
{
    private readonly PersonalSlots _slots = new(rounds, answerable, time);

    /// <summary>Lists a person's answers. Changes nothing.</summary>
    public async Task<AnswerOutcome> ListAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken)
    {
        var (slot, refusal) = await _slots.AdmitAsync(person, round, cancellationToken);
        if (slot is null)
        {
            return refusal!;
        }

        var ballot = await _slots.ReadAsync(slot, cancellationToken);
        return ballot.HasLeft ? new AnswerOutcome.NotAsked() : Listed(slot, ballot);
    }

    /// <summary>Destroys a person's answers before they are counted.</summary>
    /// <param name="card">
    /// Of the card that was tapped; null when it was typed. When the person has answered on a newer card since, nothing is withdrawn: they would lose
    /// what they did not see there.
    /// </param>
    /// <param name="at">When the person wrote it; null when that is not known. A copy that comes late does not withdraw what was answered since.</param>
    public async Task<AnswerOutcome> WithdrawAsync(PersonRef person, RoundRef round, CardStamp? card, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var (slot, refusal) = await _slots.AdmitAsync(person, round, cancellationToken);
        if (slot is null)
        {
            return refusal!;
        }

        if (card is not null && !slot.Box.IsStampedHere(round, card.Revision, card.Stamp))
        {
            return new AnswerOutcome.NotOurCard();
        }

        return await WithdrawAsync(slot, card?.Revision, at, cancellationToken);
    }

    /// <summary>The same for whoever holds the code, from whatever account of the organisation. They are never shown an answer.</summary>
    public async Task<AnswerOutcome> WithdrawAsync(TenantId tenant, WithdrawalCode code, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        await foreach (var (round, _) in rounds.ListActiveAsync(tenant, cancellationToken))
        {
            if (BallotBox.TagOf(round) == code.Round && await HolderAsync(round, code, cancellationToken) is { } holder)
            {
                return await WithdrawAsync(holder, round, null, at, cancellationToken) is var outcome and not AnswerOutcome.Listed ? outcome : new AnswerOutcome.UnknownCode();
            }
        }

        return new AnswerOutcome.UnknownCode();
    }

    private async Task<AnswerOutcome> WithdrawAsync(PersonalSlot slot, int? cardRevision, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var withdrawal = await _slots.ChangeAsync(
            slot, current => current.IsWithdrawn || IsOlder(cardRevision, at, current) ? current : current.Withdrawn(_slots.Now(slot)), cancellationToken);
        return !await _slots.IsCountedAsync(slot, withdrawal, cancellationToken) ? new AnswerOutcome.Closed(slot.Plan)
            : withdrawal.After.IsWithdrawn ? new AnswerOutcome.Withdrawn(slot.Plan)
            : Listed(slot, withdrawal.After);
    }

    private async Task<PersonRef?> HolderAsync(RoundRef round, WithdrawalCode code, CancellationToken cancellationToken)
    {
        if (await rounds.FindPlanAsync(round, cancellationToken) is not { } plan || await rounds.FindBoxAsync(round, cancellationToken) is not { } box)
        {
            return null;
        }

        return plan.Participants
            .Select(participant => (PersonRef?)new PersonRef(round.Tenant, participant.Person))
            .FirstOrDefault(person => CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(box.WithdrawalCodeOf(round, box.SlotOf(person!.Value)).Proof), Encoding.ASCII.GetBytes(code.Proof)));
    }

    private static bool IsOlder(int? cardRevision, DateTimeOffset? at, Ballot current) =>
        cardRevision < current.CardRevision || current.Entries.Any(entry => entry.At > at);

    private static AnswerOutcome.Listed Listed(PersonalSlot slot, Ballot ballot) => new(
        slot.View(ballot, ballot.OnScreen),
        [.. slot.Participant.Items.Index().Select(entry => (entry.Index, Item: ItemBank.Shipped.Find(entry.Item), Entry: ballot.For(entry.Item)))
            .Where(given => given.Item is not null)
            .Select(given => new GivenAnswer(given.Index, given.Item!, given.Entry is not null, given.Entry?.Value))],
        slot.Box.WithdrawalCodeOf(slot.Plan.Ref, slot.Name));
}
