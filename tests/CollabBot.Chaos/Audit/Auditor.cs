using System.Text;
using CollabBot.Core;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Chaos.Audit;

/// <summary>Holds the plans and ledgers of a store, which it only reads, against what Teams accepted.</summary>
internal sealed class Auditor(IObjectStore store, FakeTeams teams)
{
    /// <summary>Marks a post that asks, in any card of this product.</summary>
    private const string Asks = "pulse.answer";

    private static readonly Dictionary<string, SendLedger.Fact> Nothing = [];

    private readonly Dictionary<string, string> _chats = teams.Tenant.People.ToDictionary(person => person.ChatId, person => person.ObjectId, StringComparer.Ordinal);

    /// <summary>The account as it is now. What is still being sent is unsettled.</summary>
    public async Task<Account> AuditAsync(CancellationToken cancellationToken)
    {
        var (plans, facts) = await ReadAsync(cancellationToken);
        var arrived = Arrived(plans.Select(plan => plan.Ref.Round.Value));
        var people = (
            from plan in plans
            from participant in plan.Participants
            let fact = facts.GetValueOrDefault(plan.Ref, Nothing).GetValueOrDefault(Uri.EscapeDataString(participant.Person.Value))
            select (Fact: fact, Posts: arrived.GetValueOrDefault((plan.Ref.Round.Value, participant.Person.Value)))).ToList();
        return new Account
        {
            Rounds = plans.Count,
            Planned = people.Count,
            Delivered = people.Count(person => person.Fact is SendLedger.Fact.Delivered),
            Failed = people.Count(person => person.Fact is SendLedger.Fact.Failed),
            Unknown = people.Count(person => person.Fact is SendLedger.Fact.Unknown),
            UnknownArrived = people.Count(person => person is { Fact: SendLedger.Fact.Unknown, Posts: > 0 }),
            Unsettled = people.Count(person => person.Fact is not (SendLedger.Fact.Delivered or SendLedger.Fact.Failed or SendLedger.Fact.Unknown)),
            Duplicates = people.Sum(person => Math.Max(0, person.Posts - 1)),
            Misreported = people.Count(person => person is { Fact: SendLedger.Fact.Delivered, Posts: 0 } or { Fact: SendLedger.Fact.Failed, Posts: > 0 }),
            Unaccounted = people.Where(person => person.Fact is default(SendLedger.Fact)).Sum(person => person.Posts)
                + arrived.Sum(post => post.Value) - people.Sum(person => person.Posts),
        };
    }

    /// <summary>When the last reminder of all rounds is due.</summary>
    public async Task<DateTimeOffset> RemindsAtAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Plans.Max(plan => plan.RemindsAt!.Value);

    /// <returns>True when the reminder of every round is over.</returns>
    public async Task<bool> AreRemindedAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in (await ReadAsync(cancellationToken)).Plans)
        {
            var state = StoreKey.Of("round", plan.Ref.Tenant.Value, plan.Ref.Team.Team.Value, plan.Ref.Round.Value, "state.json");
            if (await store.ReadAsync(state, CoreJson.Default.RoundState, cancellationToken) is not { Value.IsReminded: true })
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="mark">The last post before the reminder.</param>
    public async Task<Aftermath> AfterAsync(long mark, CancellationToken cancellationToken)
    {
        var (plans, facts) = await ReadAsync(cancellationToken);
        var rounds = plans.Select(plan => plan.Ref.Round.Value).ToList();
        var before = Arrived(rounds, upTo: mark);
        var all = Arrived(rounds);
        var people = (
            from plan in plans
            from participant in plan.Participants
            let person = (plan.Ref.Round.Value, participant.Person.Value)
            select (
                Fact: facts[plan.Ref].GetValueOrDefault(Uri.EscapeDataString(participant.Person.Value)),
                Before: before.GetValueOrDefault(person),
                After: all.GetValueOrDefault(person) - before.GetValueOrDefault(person))).ToList();
        return new Aftermath
        {
            Reminded = people.Sum(person => person.After),
            Lost = people.Count(person => person.Before + person.After == 0),
            SentAgain = people.Count(person => person is { Fact: SendLedger.Fact.Unknown, Before: > 0, After: > 0 }),
            Duplicates = people.Sum(person => Math.Max(0, person.After - 1)),
        };
    }

    /// <summary>How many slots of answers all rounds have: one for each person who answered. Whose they are cannot be seen, nor what is in them.</summary>
    public async Task<int> AnsweredAsync(CancellationToken cancellationToken)
    {
        var slots = 0;
        await foreach (var entry in store.ListAsync(StoreKey.Of("round"), cancellationToken))
        {
            slots += entry.Key.Segments() is [_, _, _, _, "inbox", _] ? 1 : 0;
        }

        return slots;
    }

    /// <returns>All plans, and the last fact of each recipient's ledger line by round and id.</returns>
    private async Task<(List<RoundPlan> Plans, Dictionary<RoundRef, Dictionary<string, SendLedger.Fact>> Facts)> ReadAsync(CancellationToken cancellationToken)
    {
        var keys = new List<StoreKey>();
        await foreach (var entry in store.ListAsync(StoreKey.Of("round"), cancellationToken))
        {
            keys.Add(entry.Key);
        }

        var plans = new List<RoundPlan>();
        foreach (var key in keys.Where(key => key.Segments()[^1] == "plan.json"))
        {
            plans.Add((await store.ReadAsync(key, CoreJson.Default.RoundPlan, cancellationToken))!.Value);
        }

        var facts = new Dictionary<RoundRef, Dictionary<string, SendLedger.Fact>>();
        foreach (var plan in plans)
        {
            facts[plan.Ref] = new Dictionary<string, SendLedger.Fact>(StringComparer.Ordinal);
            foreach (var ledger in keys.Where(key => key.Segments() is ["round", var tenant, var team, var round, "ledger", var name]
                && tenant == plan.Ref.Tenant.Value && team == plan.Ref.Team.Team.Value && round == plan.Ref.Round.Value && name.StartsWith("ask-", StringComparison.Ordinal)))
            {
                await NoteAsync(ledger, facts[plan.Ref], cancellationToken);
            }
        }

        return (plans, facts);
    }

    private async Task NoteAsync(StoreKey ledger, Dictionary<string, SendLedger.Fact> facts, CancellationToken cancellationToken)
    {
        var log = await store.ReadLogAsync(ledger, cancellationToken);
        foreach (var line in Encoding.UTF8.GetString(log.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(SendLedger.Line.Parse))
        {
            facts[line.Id] = line.Fact;
        }
    }

    /// <summary>How many posts that ask Teams has accepted.</summary>
    public int Arrived() => Asking().Count();

    /// <returns>How many posts that ask reached each person, by round.</returns>
    private Dictionary<(string Round, string Person), int> Arrived(IEnumerable<string> rounds, long upTo = long.MaxValue)
    {
        var names = rounds.ToList();
        return Asking(upTo)
            .GroupBy(post => (names.Find(name => post.Text.Contains(name, StringComparison.Ordinal)) ?? "", post.Person))
            .ToDictionary(group => group.Key, group => group.Count());
    }

    private IEnumerable<(string Person, string Text)> Asking(long upTo = long.MaxValue) =>
        from accepted in teams.Log.Accepted()
        where accepted.Sequence <= upTo && accepted.Operation is ConnectorOperation.Send && _chats.ContainsKey(accepted.ConversationId)
        let text = Encoding.UTF8.GetString(accepted.Json.Span)
        where text.Contains(Asks, StringComparison.Ordinal)
        select (_chats[accepted.ConversationId], text);
}
