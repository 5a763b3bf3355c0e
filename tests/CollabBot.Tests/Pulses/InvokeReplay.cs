using System.Collections.Concurrent;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace CollabBot.Tests.Pulses;

/// <summary>One round whose every tap is delivered one to four times, shuffled, by many clients through three processes on one store that is sometimes away.</summary>
/// <remarks>What is tapped, how often it comes and in which order follows from the seed; who meets whom does not.</remarks>
internal sealed class InvokeReplay(int people, int seed)
{
    private const int Processes = 3;
    private const int Clients = 64;

    /// <summary>A person who is told that it was not saved presses again.</summary>
    private const int Presses = 8;

    private readonly RoundPlan _plan = ARound.Plan(people);
    private readonly Random _chance = new(seed);
    private readonly BallotModel _model = new();
    private readonly Lock _gate = new();
    private MemoryObjectStore _store = null!;
    private Rounds _rounds = null!;
    private BallotBox _box = null!;
    private List<AnswerQuestion> _processes = [];

    public int Deliveries { get; private set; }

    public int Saved { get; private set; }

    public int Away { get; private set; }

    /// <returns>What is wrong with what is to be counted; nothing when all is as people were told.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var deliveries = Taps().SelectMany(Copies).ToArray();
        _chance.Shuffle(deliveries);
        Deliveries = deliveries.Length;
        var queue = new ConcurrentQueue<Tap>(deliveries);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => DeliverAsync(queue, client, cancellationToken), cancellationToken)));
        return await JudgeAsync(cancellationToken);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider(_plan.OpensAt);
        _store = new MemoryObjectStore(time);
        _rounds = new Rounds(_store, new MemoryKeyWrap());
        await _rounds.FixPlanAsync(_plan, cancellationToken);
        await _rounds.MakeKeyAsync(_plan.Ref, cancellationToken);
        await _rounds.OpenAsync(_plan.Ref, cancellationToken);
        _box = (await _rounds.FindBoxAsync(_plan.Ref, cancellationToken))!;
        _processes =
        [
            .. Enumerable.Range(0, Processes).Select(number =>
            {
                var rounds = new Rounds(new SometimesAway(_store, new Random(seed + number)), new MemoryKeyWrap());
                return new AnswerQuestion(rounds, new AnswerableRounds(rounds, time), new AnswerMetrics(Meters.Unread), time);
            }),
        ];
    }

    /// <summary>Everybody answers each question, and half of them change their mind on a newer card.</summary>
    private IEnumerable<Tap> Taps()
    {
        for (var person = 0; person < people; person++)
        {
            for (var question = 0; question < _plan.Participants[person].Items.Count; question++)
            {
                var tap = new Tap(person, question, _chance.Next(1, 6), Revision: question, _plan.OpensAt.AddSeconds(1 + question));
                yield return tap;
                if (_chance.Next(2) == 0)
                {
                    yield return tap with { Value = _chance.Next(1, 6), Revision = 3 + question, At = tap.At.AddSeconds(30) };
                }
            }
        }
    }

    /// <summary>The first two copies are the same activity; a later one has an id and a time of its own, and the old value.</summary>
    private IEnumerable<Tap> Copies(Tap tap) => Enumerable.Range(0, _chance.Next(1, 5)).Select(copy => copy < 2 ? tap : tap with { At = tap.At.AddMinutes(copy) });

    private async Task DeliverAsync(ConcurrentQueue<Tap> deliveries, int client, CancellationToken cancellationToken)
    {
        while (deliveries.TryDequeue(out var tap))
        {
            var participant = _plan.Participants[tap.Person];
            var card = new CardStamp(tap.Revision, _box.Stamp(_plan.Ref, tap.Revision));
            var isSaved = false;
            for (var press = 0; press < Presses && !isSaved; press++)
            {
                try
                {
                    isSaved = await _processes[(client + press) % Processes].HandleAsync(
                        new PersonRef(_plan.Ref.Tenant, participant.Person), _plan.Ref, tap.Question, new Reply.Rated(tap.Value), card, tap.At, cancellationToken) is AnswerOutcome.Shown;
                }
                catch (StoreUnavailableException)
                {
                    // The person is told that it was not saved; it may have been.
                }

                Note(tap, participant.Items[tap.Question], isSaved);
            }
        }
    }

    private void Note(Tap tap, string item, bool isSaved)
    {
        lock (_gate)
        {
            if (isSaved)
            {
                Saved++;
                _model.Saved(tap.Person, item, tap.Value, tap.Revision, tap.At);
            }
            else
            {
                Away++;
                _model.Unsure(tap.Person, item, tap.Value, tap.Revision, tap.At);
            }
        }
    }

    private async Task<IReadOnlyList<string>> JudgeAsync(CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        for (var person = 0; person < people; person++)
        {
            var slot = _box.SlotOf(new PersonRef(_plan.Ref.Tenant, _plan.Participants[person].Person));
            var ballot = _box.BallotIn(slot, await _rounds.ReadSlotAsync(_plan.Ref, slot, cancellationToken));
            if (ballot.Entries.CountBy(entry => entry.Item).Any(entry => entry.Value > 1))
            {
                wrong.Add("an answer counts twice");
            }

            wrong.AddRange(_plan.Participants[person].Items
                .Select(item => (Item: item, Entry: ballot.For(item)))
                .Select(counted => _model.Judge(person, counted.Item, (counted.Entry?.Value, counted.Entry is not null)))
                .OfType<string>());
        }

        if (_store.Contents().Keys.Count(key => key.Contains("inbox", StringComparison.Ordinal)) > people)
        {
            wrong.Add("somebody has two slots");
        }

        return wrong;
    }

    private sealed record Tap(int Person, int Question, int Value, int Revision, DateTimeOffset At);
}
