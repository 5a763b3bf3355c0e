using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Lets go of who leaves a team: their answers in a round that is not counted yet are destroyed at once (P14), and so is their place in its sweeps.</summary>
/// <remarks>
/// Safe to repeat, and in whatever order events come: the slot itself holds that its person has left, so an answer on its way fills it no more. Whoever
/// comes back finds the slot empty and may answer anew. Events may be lost; <see cref="CountRound"/> asks the roster once more.
/// </remarks>
public sealed class LeaveTeam(TeamRegistry teams, Rounds rounds, AnswerableRounds answerable, TimeProvider time)
{
    private readonly PersonalSlots _slots = new(rounds, answerable, time);

    /// <param name="at">When that was, by the clock of Teams; null when the event did not tell.</param>
    public async Task LeftAsync(TeamRef team, IReadOnlyCollection<SeenMember> people, CancellationToken cancellationToken, DateTimeOffset? at = null)
    {
        foreach (var slot in await SlotsAsync(team, people, cancellationToken))
        {
            await _slots.ChangeAsync(slot, ballot => ballot.Left(_slots.Now(slot), at), cancellationToken);
            await _slots.RemoveIfLateAsync(slot, cancellationToken);
        }

        // Looked up first, so that a team that never had a round gets no record by this.
        var gone = people.Select(seen => seen.Person).OfType<PersonId>().ToList();
        var members = await teams.MembershipAsync(team, cancellationToken);
        if (gone.Exists(person => members.Find(person) is not null))
        {
            await teams.UpdateMembershipAsync(team, membership => gone.Aggregate(membership, (left, person) => left.Without(person)), cancellationToken);
        }
    }

    /// <remarks>Noted of whoever is asked, also when nothing is known of their leaving: that event may be on its way.</remarks>
    /// <param name="at">As in <see cref="LeftAsync"/>.</param>
    public async Task CameBackAsync(TeamRef team, IReadOnlyCollection<SeenMember> people, CancellationToken cancellationToken, DateTimeOffset? at = null)
    {
        foreach (var slot in await SlotsAsync(team, people, cancellationToken))
        {
            await _slots.ChangeAsync(slot, ballot => ballot.CameBack(at), cancellationToken);
            await _slots.RemoveIfLateAsync(slot, cancellationToken);
        }
    }

    private async Task<List<PersonalSlot>> SlotsAsync(TeamRef team, IReadOnlyCollection<SeenMember> people, CancellationToken cancellationToken)
    {
        var slots = new List<PersonalSlot>();
        await foreach (var (round, _) in rounds.ListActiveAsync(team, cancellationToken))
        {
            foreach (var seen in people)
            {
                if (await _slots.FindAsync(round, seen.In, cancellationToken) is { } slot)
                {
                    slots.Add(slot);
                }
            }
        }

        return slots;
    }
}

/// <summary>Somebody as an event about a team names them.</summary>
/// <param name="Address">As <see cref="RosterMember.Address"/>.</param>
/// <param name="Person">Null when the event knows only the address.</param>
public readonly record struct SeenMember(string Address, PersonId? Person)
{
    internal Participant? In(RoundPlan plan)
    {
        var seen = this;
        return plan.Participants.FirstOrDefault(participant => participant.Person == seen.Person || participant.Address == seen.Address);
    }
}
