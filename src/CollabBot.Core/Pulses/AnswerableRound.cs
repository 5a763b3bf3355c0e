using System.Collections.Concurrent;
using System.Collections.Frozen;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>One round as it was read: what was promised, whether it takes answers, and what its key can do.</summary>
/// <param name="plan">As it is in force (<see cref="RoundState.InForce"/>).</param>
/// <param name="box">Null when the key is destroyed or not made yet.</param>
internal sealed class AnswerableRound(RoundPlan plan, RoundState state, BallotBox? box)
{
    private readonly FrozenDictionary<PersonId, Participant> _participants = plan.Participants.ToFrozenDictionary(participant => participant.Person);
    private readonly ConcurrentDictionary<string, StoredObject> _slots = new(StringComparer.Ordinal);

    public RoundPlan Plan => plan;

    public RoundState State => state;

    public BallotBox? Box => box;

    /// <summary>When the state was read.</summary>
    public required RoundReading Read { get; set; }

    /// <returns>Null when the person is not asked in this round.</returns>
    public Participant? Find(PersonId person) => _participants.GetValueOrDefault(person);

    /// <returns>A person's sealed slot as this process wrote it last; null when it has not, which is no proof that the slot is empty.</returns>
    public StoredObject? SlotAsWritten(string slot) => _slots.GetValueOrDefault(slot);

    public void Wrote(string slot, StoredObject content) => _slots[slot] = content;
}

/// <summary>When the state of a round was read. Timestamps are those of the provider of time.</summary>
/// <param name="At">Taken before the state was read.</param>
/// <param name="StoreTime">What the store's clock showed soon after.</param>
/// <param name="StoreTimeAt">Taken when it had been told, so that what is reckoned from it is never ahead of the store: nobody is refused before the time.</param>
internal sealed record RoundReading(long At, DateTimeOffset StoreTime, long StoreTimeAt)
{
    /// <returns>What the store's clock shows now, by the stopwatch.</returns>
    public DateTimeOffset Now(TimeProvider time) => StoreTime + time.GetElapsedTime(StoreTimeAt);
}

/// <summary>The open rounds that somebody is answering, in the memory of this process. Safe for concurrent use.</summary>
internal sealed class RoundsAtHand(TimeProvider time)
{
    /// <summary>How many people's rounds are kept together; one round is kept whatever its size.</summary>
    private const int MostParticipants = 50_000;

    /// <summary>A round that nobody has answered for this long is let go.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<RoundRef, AnswerableRound> _rounds = [];
    private int _participants;
    private long _tidiedAt = time.GetTimestamp();

    public AnswerableRound? Find(RoundRef round) => _rounds.GetValueOrDefault(round);

    public void Add(AnswerableRound round)
    {
        var coming = round.Plan.Participants.Count;
        if (time.GetElapsedTime(Interlocked.Read(ref _tidiedAt)) > Idle || _participants + coming > MostParticipants)
        {
            Tidy(coming);
        }

        if (_rounds.TryAdd(round.Plan.Ref, round))
        {
            Interlocked.Add(ref _participants, coming);
        }
    }

    public void Remove(RoundRef round)
    {
        if (_rounds.TryRemove(round, out var known))
        {
            Interlocked.Add(ref _participants, -known.Plan.Participants.Count);
        }
    }

    private void Tidy(int coming)
    {
        Interlocked.Exchange(ref _tidiedAt, time.GetTimestamp());
        foreach (var round in _rounds.Values.OrderBy(round => round.Read.At))
        {
            if (time.GetElapsedTime(round.Read.At) > Idle || _participants + coming > MostParticipants)
            {
                Remove(round.Plan.Ref);
            }
        }
    }
}
