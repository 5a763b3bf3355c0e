using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace CollabBot.Tests.Pulses;

/// <summary>
/// One history of a round's end: people answer, change their minds, and are repeated by Teams, through two processes whose calls of the store
/// interleave and sometimes fail, while the round is closed by hand or by the clock and counted by either; in every other history it is extended when too few
/// have answered. All of it follows from the seed.
/// </summary>
internal sealed class CloseRace(int seed)
{
    private const int People = 7;
    private const int Processes = 2;

    /// <summary>As long as a request may live, unless its process was stopped meanwhile.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan[] Whiles = [.. new[] { 0.005, 0.1, 0.5, 1, 2, 4, 12, 25 }.Select(TimeSpan.FromSeconds)];
    private static readonly RoundPlan Plan = ARound.Plan(People);

    private static readonly Team Team = new()
    {
        Ref = Plan.Ref.Team,
        Status = TeamStatus.Active,
        InstalledAt = Plan.OpensAt,
        Admins = [],
        SummaryChannel = Plan.SummaryChannel,
        WrappedAssignmentKey = "",
        TakesNoNudges = true,
    };

    private readonly Random _chance = new(seed);
    private readonly BallotModel _model = new();
    private readonly List<Tap> _taps = [];
    private readonly List<PulseView>[] _cards = [.. Enumerable.Range(0, People).Select(_ => new List<PulseView>())];
    private readonly List<InterleavedStore> _counters = [];
    private readonly List<Task> _begun = [];
    private readonly List<Process> _processes = [];
    private FakeTimeProvider _time = null!;
    private MemoryObjectStore _store = null!;
    private Rounds _rounds = null!;
    private BallotBox _box = null!;
    private Interleaving _interleaving = null!;

    public int Acknowledged { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The round went on after the time that was planned.</summary>
    public bool IsExtended { get; private set; }

    public int Unsure { get; private set; }

    /// <returns>What differs from the model; null when nothing does.</returns>
    public string? Run()
    {
        string? difference = null;
        Interleaving.Run(_chance, interleaving =>
        {
            _interleaving = interleaving;
            interleaving.RunToEnd(BeginAsync());
            Play();
            interleaving.RunToEnd(EndAsync());
            var judging = JudgeAsync();
            interleaving.RunToEnd(judging);
            difference = judging.Result;
        });
        return difference;
    }

    private async Task BeginAsync()
    {
        _time = new FakeTimeProvider(Plan.ClosesAt - TimeSpan.FromSeconds(_chance.Next(1, 90)));
        _store = new MemoryObjectStore(_time);
        _rounds = new Rounds(_store, new MemoryKeyWrap());
        if (seed % 2 == 0)
        {
            await new TeamRegistry(_store, new MemoryKeyWrap()).UpdateAsync(Plan.Ref.Team, _ => Team, CancellationToken.None);
        }

        await _rounds.FixPlanAsync(Plan, CancellationToken.None);
        await _rounds.MakeKeyAsync(Plan.Ref, CancellationToken.None);
        await _rounds.OpenAsync(Plan.Ref, CancellationToken.None);
        _box = (await _rounds.FindBoxAsync(Plan.Ref, CancellationToken.None))!;
        for (var i = 0; i < Processes; i++)
        {
            var rounds = new Rounds(Store(), new MemoryKeyWrap());
            var answerable = new AnswerableRounds(rounds, _time);
            _processes.Add(new Process(answerable, new AnswerQuestion(rounds, answerable, new AnswerMetrics(Meters.Unread), _time)));
        }
    }

    private void Play()
    {
        var atOnce = _chance.Next(2, 8);
        for (var left = _chance.Next(10, 50); left > 0 || _interleaving.Waiting > 0;)
        {
            switch (_chance.Next(32))
            {
                case < 8 when left > 0 && _interleaving.Waiting < atOnce:
                    left--;
                    _begun.Add(Something());
                    break;
                case 8:
                    _time.Advance(Whiles[_chance.Next(Whiles.Length)]);
                    break;
                case var _ when _interleaving.Waiting > 0:
                    _interleaving.GoOn();
                    break;
                default:
                    break;
            }
        }
    }

    private Task Something() => _chance.Next(20) switch
    {
        0 => AdvanceAsync(now: _chance.Next(3) == 0, faultsInHundred: 2),
        1 => AdvanceAsync(now: false, faultsInHundred: 2),
        2 => LookAsync(),
        3 => TurnAsync(),
        < 8 when _taps.Count > 0 => AnswerAsync(_taps[_chance.Next(_taps.Count)] is var tap && _chance.Next(2) == 0 ? tap : tap with { At = _time.GetUtcNow() }),
        var kind => AnswerAsync(NewAnswer(isTyped: kind < 12)),
    };

    private Tap NewAnswer(bool isTyped)
    {
        var person = _chance.Next(People);
        var card = isTyped || _cards[person] is [] ? null : _cards[person][_chance.Next(3) == 0 ? _chance.Next(_cards[person].Count) : ^1];
        return new Tap(
            person, _chance.Next(Plan.Participants[person].Items.Count), _chance.Next(8) == 0 ? null : _chance.Next(1, 6),
            card is null ? null : new CardStamp(card.CardRevision, card.Stamp), _time.GetUtcNow());
    }

    private async Task AnswerAsync(Tap tap)
    {
        if (tap.Card is not null && _chance.Next(2) == 0)
        {
            _taps.Add(tap);
        }

        var item = Plan.Participants[tap.Person].Items[tap.Question];
        var begun = _time.GetUtcNow();
        using var deadline = new CancellationTokenSource(Deadline, _time);
        AnswerOutcome? outcome = null;
        try
        {
            Reply reply = tap.Value is { } value ? new Reply.Rated(value) : new Reply.PassedOver();
            outcome = await Somewhere().Answers.HandleAsync(Person(tap.Person), Plan.Ref, tap.Question, reply, tap.Card, tap.At, Life(deadline));
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // The person is told that it was not saved; it may have been.
        }

        switch (outcome)
        {
            case AnswerOutcome.Shown { View: var view }:
                Acknowledged++;
                _cards[tap.Person].Add(view);
                _model.Saved(tap.Person, item, tap.Value, tap.Card?.Revision ?? view.CardRevision - 1, tap.At);
                break;
            case AnswerOutcome.Closed when _time.GetUtcNow() - begun <= Deadline:
                Refused++;
                break;
            default:
                Unsure++;
                _model.Unsure(tap.Person, item, tap.Value, tap.Card?.Revision, tap.At);
                break;
        }
    }

    private Task LookAsync() => MoveAsync((answers, person, life) => answers.ShowAsync(Person(person), Plan.Ref, life));

    private Task TurnAsync() => MoveAsync((answers, person, life) => answers.TurnToAsync(Person(person), Plan.Ref, _chance.Next(3), life));

    private async Task MoveAsync(Func<AnswerQuestion, int, CancellationToken, Task<AnswerOutcome>> move)
    {
        var person = _chance.Next(People);
        using var deadline = new CancellationTokenSource(Deadline, _time);
        try
        {
            if (await move(Somewhere().Answers, person, Life(deadline)) is AnswerOutcome.Shown { View: var view })
            {
                _cards[person].Add(view);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // Nothing that is counted can have changed.
        }
    }

    private async Task AdvanceAsync(bool now, int faultsInHundred)
    {
        var store = Store(faultsInHundred);
        _counters.Add(store);
        var rounds = new Rounds(store, new MemoryKeyWrap());
        var hints = new WorkHints(new MemoryWorkQueue(_time));
        var teams = new TeamRegistry(_store, new MemoryKeyWrap());
        var people = new Reachability(teams, _time);
        var deliver = new Deliver(_store, new RecordingChat(), new SendPace(PaceLimits.None, new SingleReplica(), _time), people, new SingleReplica(), WorkHold.Default, new EmergencyStops(_store, new AuditLog(_store), _time), new DeliveryMetrics(Meters.Unread));
        var budget = new AttentionBudget(teams, new AttentionMetrics(Meters.Unread));
        var comments = new ReleaseComments(new MemoryRoster(), teams, rounds, new HeldComments(store, new MemoryKeyWrap()), Publishing.Held(store), budget, deliver);
        var count = new CountRound(new MemoryRoster { Reading = MemoryRoster.Of(People) }, rounds, new AskParticipants(teams, people, rounds, budget, deliver));
        var advance = new AdvanceRound(
            rounds, Somewhere().Answerable, new ExtendRound(teams, rounds, deliver), Publishing.Held(store), count, Publishing.Of(teams, rounds, comments, new LeaderDesks(store, teams, new Errands(store)), new ChooseNudge(new NudgeDesk(store), teams, new TeamPolls(store, new MemoryKeyWrap()), new Errands(store), new LeaderDesks(store, teams, new Errands(store))), new LoopDesk(store, teams, rounds, new Errands(store)), deliver), new ReduceReadings(teams, rounds), hints);
        try
        {
            await (now ? (Task)advance.CloseNowAsync(Plan.Ref, CancellationToken.None) : advance.HandleAsync(Plan.Ref, CancellationToken.None));
        }
        catch (StoreUnavailableException)
        {
            // The hint comes again.
        }
    }

    private async Task EndAsync()
    {
        await Task.WhenAll(_begun);
        await PassToEndAsync();
        await AnswerAsync(NewAnswer(isTyped: false));
        await PassToEndAsync();
        IsExtended = (await _rounds.FindStateAsync(Plan.Ref, CancellationToken.None))!.ExtendedTo is not null;
        _time.Advance(RoundState.Drain);
        await AdvanceAsync(now: false, faultsInHundred: 0);
        for (var person = 0; person < People; person++)
        {
            await AnswerAsync(NewAnswer(isTyped: false));
        }
    }

    /// <summary>To the end as it stands now; the round may go on from there.</summary>
    private async Task PassToEndAsync()
    {
        var end = (await _rounds.FindStateAsync(Plan.Ref, CancellationToken.None))!.ClosesAt(Plan);
        _time.Advance(end > _time.GetUtcNow() ? end - _time.GetUtcNow() : TimeSpan.Zero);
        await AdvanceAsync(now: false, faultsInHundred: 0);
    }

    private async Task<string?> JudgeAsync()
    {
        if (_counters.Where(counter => counter.HasCounted).ToList() is not [var counter])
        {
            return "the round was not counted once";
        }

        var ballots = Plan.Participants.Select(participant => _box.SlotOf(new PersonRef(Plan.Ref.Tenant, participant.Person)))
            .Select(slot => _box.BallotIn(slot, counter.Slots.GetValueOrDefault(slot))).ToList();
        for (var person = 0; person < People; person++)
        {
            foreach (var item in Plan.Participants[person].Items)
            {
                var entry = ballots[person].For(item);
                if (_model.Judge(person, item, (entry?.Value, entry is not null)) is { } wrong)
                {
                    return wrong;
                }
            }
        }

        var result = (await _rounds.FindResultAsync(Plan.Ref, CancellationToken.None))!;
        if (Plan.Areas.Any(area => !(result.For(area)?.Counts ?? []).SequenceEqual(Histogram(area, ballots))))
        {
            return "a histogram is not that of the ballots";
        }

        return await _rounds.FindStateAsync(Plan.Ref, CancellationToken.None) is not { Phase: RoundPhase.Purged }
            ? "the round did not end"
            : _store.Contents().Keys.Select(key => StoreKey.FromEncoded(key).Segments()).Any(key => key[^1] == "key") ? "the key is left" : null;
    }

    /// <summary>By hand, from what the privacy rule says: five answers, four of them from people who do not get the digest.</summary>
    private static IEnumerable<int> Histogram(PracticeArea area, List<Ballot> ballots)
    {
        var given = ballots
            .SelectMany((ballot, person) => ballot.Entries.Where(entry => entry.Value is not null).Select(entry => (person, Item: ItemBank.Shipped.Find(entry.Item)!, Value: entry.Value!.Value)))
            .Where(answer => answer.Item.Area == area)
            .ToList();
        var others = given.Count(answer => !Plan.DigestReaders.Contains(Plan.Participants[answer.person].Person));
        return given.Count < 5 || others < 4
            ? []
            : Enumerable.Range(1, 5).Select(point => given.Count(answer => (answer.Item.IsReverse ? 6 - answer.Value : answer.Value) == point));
    }

    /// <summary>Some requests outlive their deadline, because their process stood still.</summary>
    private CancellationToken Life(CancellationTokenSource deadline) => _chance.Next(8) == 0 ? CancellationToken.None : deadline.Token;

    private InterleavedStore Store(int faultsInHundred = 2) => new(_store, _interleaving, _chance, faultsInHundred);

    private Process Somewhere() => _processes[_chance.Next(_processes.Count)];

    private static PersonRef Person(int person) => new(Plan.Ref.Tenant, Plan.Participants[person].Person);

    private sealed record Process(AnswerableRounds Answerable, AnswerQuestion Answers);

    private sealed record Tap(int Person, int Question, int? Value, CardStamp? Card, DateTimeOffset At);
}
