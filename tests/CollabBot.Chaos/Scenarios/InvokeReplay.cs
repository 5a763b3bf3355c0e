using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CollabBot.Chaos.Audit;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Teams;

namespace CollabBot.Chaos.Scenarios;

/// <summary>Everybody answers each question, half of them change their mind on a newer card, and every press comes one to four times, shuffled, over many clients.</summary>
/// <remarks>What is pressed, how often it comes and in which order follows from the seed; who meets whom does not.</remarks>
internal sealed class InvokeReplay(FakeTeams teams, IReadOnlyList<(RoundPlan Plan, BallotBox Box)> rounds, int seed)
{
    private const int Clients = 64;

    /// <summary>What came to nothing is brought again, as a client does, but not for ever.</summary>
    private const int MostTries = 20;

    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(100);

    private readonly Random _chance = new(seed);
    private readonly Dictionary<string, FakePerson> _people = teams.Tenant.People.ToDictionary(person => person.ObjectId, StringComparer.Ordinal);

    /// <summary>Presses, each copy counted.</summary>
    public int Deliveries { get; private set; }

    public ToldAnswers Told { get; } = new();

    /// <summary>Brings every press until it is acknowledged.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var deliveries = rounds.SelectMany(round => round.Plan.Participants.SelectMany(participant => Presses(round.Plan, round.Box, participant))).SelectMany(Copies).ToArray();
        _chance.Shuffle(deliveries);
        Deliveries = deliveries.Length;
        var queue = new ConcurrentQueue<Press>(deliveries);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => DeliverAsync(queue, cancellationToken), cancellationToken)));
    }

    /// <summary>Holds every ballot in the store against what people were told.</summary>
    public async Task<BallotVerdict> JudgeAsync(Rounds stored, CancellationToken cancellationToken)
    {
        var verdict = default(BallotVerdict);
        foreach (var (plan, box) in rounds)
        {
            foreach (var participant in plan.Participants)
            {
                var slot = box.SlotOf(new PersonRef(plan.Ref.Tenant, participant.Person));
                verdict += Told.Judge(participant.Person.Value, box.BallotIn(slot, await stored.ReadSlotAsync(plan.Ref, slot, cancellationToken)));
            }
        }

        return verdict;
    }

    private IEnumerable<Press> Presses(RoundPlan plan, BallotBox box, Participant participant)
    {
        for (var question = 0; question < participant.Items.Count; question++)
        {
            yield return PressOf(plan, box, participant, question, revision: question, plan.OpensAt.AddSeconds(1 + question));
            if (_chance.Next(2) == 0)
            {
                yield return PressOf(plan, box, participant, question, revision: participant.Items.Count + question, plan.OpensAt.AddSeconds(31 + question));
            }
        }
    }

    private Press PressOf(RoundPlan plan, BallotBox box, Participant participant, int question, int revision, DateTimeOffset at)
    {
        var value = _chance.Next(1, 6);
        var data = new JsonObject
        {
            ["v"] = 1,
            [CardActions.Team] = plan.Ref.Team.Team.Value,
            [CardActions.Round] = plan.Ref.Round.Value,
            [CardActions.Question] = question,
            [CardActions.Revision] = revision,
            [CardActions.Stamp] = box.Stamp(plan.Ref, revision),
            [CardActions.Value] = value,
        };
        var invoke = At(teams.Acts.Execute(_people[participant.Person.Value], CardActions.Answer, data, cardId: null), at);
        return new Press(invoke, participant.Person.Value, participant.Items[question], new ToldAnswers.Answer(value, revision, at, IsSure: false));
    }

    /// <summary>The first two copies are the same event; a later one has an id and a time of its own, and the value that is old by then.</summary>
    private IEnumerable<Press> Copies(Press press)
    {
        for (var copy = _chance.Next(1, 5) - 1; copy >= 0; copy--)
        {
            var at = press.Answer.At.AddMinutes(copy);
            yield return copy < 2 ? press : press with { Invoke = At(Renamed(press.Invoke, copy), at), Answer = press.Answer with { At = at } };
        }
    }

    private static JsonObject Renamed(JsonObject invoke, int copy)
    {
        var renamed = invoke.DeepClone().AsObject();
        renamed["id"] = $"{invoke["id"]}-{copy}";
        return renamed;
    }

    private static JsonObject At(JsonObject invoke, DateTimeOffset at)
    {
        invoke["timestamp"] = at.ToString("O");
        return invoke;
    }

    private async Task DeliverAsync(ConcurrentQueue<Press> presses, CancellationToken cancellationToken)
    {
        while (presses.TryDequeue(out var press))
        {
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                var isSaved = Respondents.IsPulse(await teams.Acts.DeliverAsync(press.Invoke, cancellationToken));
                Told.Note(press.Person, press.Item, press.Answer with { IsSure = isSaved });
                if (isSaved)
                {
                    break;
                }

                await Task.Delay(TryAgain, cancellationToken);
            }
        }
    }

    private sealed record Press(JsonObject Invoke, string Person, string Item, ToldAnswers.Answer Answer);
}
