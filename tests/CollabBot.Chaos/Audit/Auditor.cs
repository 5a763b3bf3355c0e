using System.Text;
using CollabBot.Core;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Chaos.Audit;

/// <summary>Holds the plans and ledgers of a store, which it only reads, against what Teams accepted.</summary>
internal sealed class Auditor(IObjectStore store, IReadOnlyList<FakeTeams> tenants)
{
    /// <summary>Marks a post that asks, in any card of this product.</summary>
    private const string Asks = "pulse.answer";

    /// <summary>Marks one of those as the reminder.</summary>
    private const string Reminds = "This is the only reminder.";

    private readonly Dictionary<string, string> _chats = tenants.SelectMany(teams => teams.Tenant.People).ToDictionary(person => person.ChatId, person => person.ObjectId, StringComparer.Ordinal);

    /// <summary>The account as it is now. What is still being sent is unsettled.</summary>
    public async Task<Account> AuditAsync(CancellationToken cancellationToken)
    {
        var (plans, ledgers) = await ReadAsync(cancellationToken);
        var arrived = Arrived(plans.Select(plan => plan.Ref.Round.Value));
        var people = (
            from plan in plans
            let facts = ledgers[plan.Ref].SelectMany(ledger => ledger.Facts).ToDictionary(StringComparer.Ordinal)
            from participant in plan.Participants
            let posts = arrived.GetValueOrDefault((plan.Ref.Round.Value, participant.Person.Value))
            select new Recipient(facts.GetValueOrDefault(Uri.EscapeDataString(participant.Person.Value)), posts.Questions, posts.Reminders)).ToList();
        return new Account(
            First(plans.Count, people, arrived.Sum(posts => posts.Value.Questions)),
            Reminder(people, arrived.Sum(posts => posts.Value.Reminders)),
            new Handovers(ledgers.Values.SelectMany(all => all).SelectMany(ledger => ledger.Idle)));
    }

    /// <summary>All plans, in no order.</summary>
    public async Task<IReadOnlyList<RoundPlan>> PlansAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Plans;

    /// <returns>True when the reminder of every round is over.</returns>
    public async Task<bool> AreRemindedAsync(CancellationToken cancellationToken)
    {
        foreach (var plan in await PlansAsync(cancellationToken))
        {
            var state = StoreKey.Of("round", plan.Ref.Tenant.Value, plan.Ref.Team.Team.Value, plan.Ref.Round.Value, "state.json");
            if (await store.ReadAsync(state, CoreJson.Default.RoundState, cancellationToken) is not { Value.IsReminded: true })
            {
                return false;
            }
        }

        return true;
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

    /// <summary>How many posts that ask Teams has accepted.</summary>
    public int Arrived() => Asking().Count();

    /// <summary>How long it took from the first post that asks to the last, by Teams' clock.</summary>
    public TimeSpan Took()
    {
        var times = Asking().Select(post => post.At).ToList();
        return times.Max() - times.Min();
    }

    private static FirstPass First(int rounds, List<Recipient> people, int questions) => new()
    {
        Rounds = rounds,
        Planned = people.Count,
        Delivered = people.Count(person => person.Fact is SendLedger.Fact.Delivered),
        Failed = people.Count(person => person.Fact is SendLedger.Fact.Failed),
        Unknown = people.Count(person => person.Fact is SendLedger.Fact.Unknown),
        UnknownArrived = people.Count(person => person is { Fact: SendLedger.Fact.Unknown, Questions: > 0 }),
        Unsettled = people.Count(person => person.Fact is not (SendLedger.Fact.Delivered or SendLedger.Fact.Failed or SendLedger.Fact.Unknown)),
        Twice = people.Sum(person => Math.Max(0, person.Questions - 1)),
        Misreported = people.Count(person => person is { Fact: SendLedger.Fact.Delivered, Questions: 0 } or { Fact: SendLedger.Fact.Failed, Questions: > 0 }),
        Unaccounted = people.Where(person => person.Fact is default(SendLedger.Fact)).Sum(person => person.Questions) + questions - people.Sum(person => person.Questions),
    };

    private static ReminderPass Reminder(List<Recipient> people, int reminders) => new()
    {
        Reminded = people.Count(person => person.Reminders > 0),
        Twice = people.Sum(person => Math.Max(0, person.Reminders - 1)),
        Unaccounted = reminders - people.Sum(person => person.Reminders),
        Lost = people.Count(person => person is { Questions: 0, Reminders: 0 }),
        Recovered = people.Count(person => person is { Fact: SendLedger.Fact.Unknown, Questions: 0, Reminders: > 0 }),
        SentAgain = people.Count(person => person is { Fact: SendLedger.Fact.Unknown, Questions: > 0, Reminders: > 0 }),
    };

    /// <returns>All plans, and the ledgers of each one's questions.</returns>
    private async Task<(List<RoundPlan> Plans, Dictionary<RoundRef, List<BatchLog>> Ledgers)> ReadAsync(CancellationToken cancellationToken)
    {
        var plans = new List<RoundPlan>();
        var batches = new List<StoreKey>();
        await foreach (var entry in store.ListAsync(StoreKey.Of("round"), cancellationToken))
        {
            switch (entry.Key.Segments())
            {
                case [.., "plan.json"]:
                    plans.Add((await store.ReadAsync(entry.Key, CoreJson.Default.RoundPlan, cancellationToken))!.Value);
                    break;
                case [.., "ledger", var name] when name.StartsWith("ask-", StringComparison.Ordinal):
                    batches.Add(entry.Key);
                    break;
            }
        }

        var ledgers = plans.ToDictionary(plan => plan.Ref, _ => new List<BatchLog>());
        foreach (var batch in batches)
        {
            if (batch.Segments() is [_, var tenant, var team, var round, ..]
                && plans.Find(plan => plan.Ref.Tenant.Value == tenant && plan.Ref.Team.Team.Value == team && plan.Ref.Round.Value == round) is { } plan)
            {
                ledgers[plan.Ref].Add(new BatchLog((await store.ReadLogAsync(batch, cancellationToken)).Span));
            }
        }

        return (plans, ledgers);
    }

    /// <returns>How many questions and reminders reached each person, by round.</returns>
    private Dictionary<(string Round, string Person), (int Questions, int Reminders)> Arrived(IEnumerable<string> rounds)
    {
        var names = rounds.ToList();
        return Asking()
            .GroupBy(post => (names.Find(name => post.Text.Contains(name, StringComparison.Ordinal)) ?? "", post.Person))
            .ToDictionary(
                group => group.Key,
                group => group.Count(post => post.Text.Contains(Reminds, StringComparison.Ordinal)) is var reminders ? (group.Count() - reminders, reminders) : default);
    }

    private IEnumerable<(string Person, string Text, DateTimeOffset At)> Asking() =>
        from teams in tenants
        from accepted in teams.Log.Accepted()
        where accepted.Operation is ConnectorOperation.Send && _chats.ContainsKey(accepted.ConversationId)
        let text = Encoding.UTF8.GetString(accepted.Json.Span)
        where text.Contains(Asks, StringComparison.Ordinal)
        select (_chats[accepted.ConversationId], text, accepted.AcceptedAt);

    /// <summary>A person in a round: the last that the ledgers say, and what arrived.</summary>
    private readonly record struct Recipient(SendLedger.Fact Fact, int Questions, int Reminders);
}
