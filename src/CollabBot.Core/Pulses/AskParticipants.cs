using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Sends a round's questions to one chunk of its participants, each once; to nobody when the bot has left the team.</summary>
public sealed class AskParticipants(TeamRegistry teams, Reachability people, Rounds rounds, Deliver deliver)
{
    public async Task<WorkOutcome> HandleAsync(RoundRef round, int chunk, CancellationToken cancellationToken)
    {
        var plan = await rounds.FindPlanAsync(round, cancellationToken);
        var state = await rounds.FindStateAsync(round, cancellationToken);
        if (plan is null || state is null || !state.Admits(plan, await rounds.NowAsync(cancellationToken))
            || await teams.FindAsync(round.Team, cancellationToken) is not { Status: TeamStatus.Active })
        {
            return WorkOutcome.Done.Instance;
        }

        var participants = ChunkOf(plan, chunk);

        // All at once: a store that groups its commits makes a few of them.
        await Task.WhenAll(participants.Select(participant => NoteAskAsync(new PersonRef(round.Tenant, participant.Person), round, cancellationToken)));

        return await deliver.HandleAsync(Ledger(round, chunk), [.. participants.Select(participant => (IdOf(participant), (Post)new Post.PulseAsk(plan, participant)))], cancellationToken) switch
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

    private async Task NoteAskAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken) =>
        people.Note(person, await teams.UpdatePersonAsync(person, record => record.WithAsk(round), cancellationToken));

    private static List<Participant> ChunkOf(RoundPlan plan, int chunk) => [.. plan.Participants.Skip(chunk * OpenRound.ChunkSize).Take(OpenRound.ChunkSize)];

    private static StoreKey Ledger(RoundRef round, int chunk) => Rounds.LedgerKey(round, string.Create(CultureInfo.InvariantCulture, $"ask-{chunk:D4}"));

    private static string IdOf(Participant participant) => Uri.EscapeDataString(participant.Person.Value);
}
