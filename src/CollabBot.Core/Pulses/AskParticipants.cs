using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Sends a round's questions to one chunk of its participants, each once; to nobody when the bot has left the team.</summary>
/// <remarks>Whoever's week has no room for them is not written to; they can answer all the same, and else count like somebody who could not be reached.</remarks>
public sealed class AskParticipants(TeamRegistry teams, Reachability people, Rounds rounds, AttentionBudget budget, Deliver deliver)
{
    public async Task<WorkOutcome> HandleAsync(RoundRef round, int chunk, CancellationToken cancellationToken)
    {
        var plan = await rounds.FindPlanAsync(round, cancellationToken);
        var state = await rounds.FindStateAsync(round, cancellationToken);
        var now = await rounds.NowAsync(cancellationToken);
        if (plan is null || state is null || !state.Admits(plan, now)
            || await teams.FindAsync(round.Team, cancellationToken) is not { Status: TeamStatus.Active })
        {
            return WorkOutcome.Done.Instance;
        }

        var ledger = Ledger(round, chunk);
        var participants = await LeftToAskAsync(plan, chunk, ledger, now, cancellationToken);

        // All at once: a store that groups its commits makes a few of them.
        var asks = await Task.WhenAll(participants.Select(participant => NoteAskAsync(plan, participant, now, cancellationToken)));
        var withheld = asks.Where(ask => ask.Place is null).Select(ask => IdOf(ask.Participant)).ToHashSet(StringComparer.Ordinal);

        return await deliver.HandleAsync(ledger, [.. asks.Select(ask => (IdOf(ask.Participant), (Post)ask))], withheld, cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            _ => WorkOutcome.Done.Instance,
        };
    }

    /// <returns>The chunks that still have somebody to ask; without those whose ledger is damaged, for nobody knows whom.</returns>
    internal async Task<IReadOnlyList<int>> UnfinishedAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var unfinished = new List<int>();
        for (var chunk = 0; chunk < OpenRound.Chunks(plan); chunk++)
        {
            try
            {
                if (!await deliver.IsFinishedAsync(Ledger(plan.Ref, chunk), ChunkOf(plan, chunk).Select(IdOf), cancellationToken))
                {
                    unfinished.Add(chunk);
                }
            }
            catch (DocumentUnreadableException)
            {
                // It is counted, and its hint lies aside; the round's other chunks and its reminder go on.
            }
        }

        return unfinished;
    }

    /// <returns>Those whom no question reached, and why; without those whose ledger is damaged.</returns>
    internal async Task<IReadOnlyDictionary<PersonId, Unreachable>> UnreachedAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var unreached = new Dictionary<PersonId, Unreachable>();
        for (var chunk = 0; chunk < OpenRound.Chunks(plan); chunk++)
        {
            var participants = ChunkOf(plan, chunk).ToDictionary(IdOf, participant => participant.Person);
            try
            {
                foreach (var (id, why) in await deliver.UnreachedAsync(Ledger(plan.Ref, chunk), participants.Keys, cancellationToken))
                {
                    unreached[participants[id]] = why;
                }
            }
            catch (DocumentUnreadableException)
            {
                // It is counted. Whoever it was about then counts as having had the choice, which is told in a word at most.
            }
        }

        return unreached;
    }

    /// <summary>After an outage a round may still be asking in the week after it was opened: who was asked before that is not charged for it again.</summary>
    private async Task<IReadOnlyList<Participant>> LeftToAskAsync(RoundPlan plan, int chunk, StoreKey ledger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var clock = TeamClock.For(plan.ZoneId);
        var participants = ChunkOf(plan, chunk);
        if (AttentionWeek.At(clock, plan.OpensAt) == AttentionWeek.At(clock, now))
        {
            return participants;
        }

        var unsettled = await deliver.UnsettledAsync(ledger, participants.Select(IdOf), cancellationToken);
        return [.. participants.Where(participant => unsettled.Contains(IdOf(participant)))];
    }

    private async Task<Post.PulseAsk> NoteAskAsync(RoundPlan plan, Participant participant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = new PersonRef(plan.Ref.Tenant, participant.Person);
        var (record, place) = await budget.NoteAskAsync(person, plan, now, cancellationToken);
        people.Note(person, record);
        return new Post.PulseAsk(plan, participant) { Place = place };
    }

    private static List<Participant> ChunkOf(RoundPlan plan, int chunk) => [.. plan.Participants.Skip(chunk * OpenRound.ChunkSize).Take(OpenRound.ChunkSize)];

    private static StoreKey Ledger(RoundRef round, int chunk) => Rounds.LedgerKey(round, string.Create(CultureInfo.InvariantCulture, $"ask-{chunk:D4}"));

    private static string IdOf(Participant participant) => Uri.EscapeDataString(participant.Person.Value);
}
