using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Privacy.Adversary;

/// <summary>Exposures of programs that got something wrong, one mistake each. Everything comes from the seed.</summary>
internal sealed class Planted(int seed)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);

    // ---- what was told ----

    public Exposure ThresholdOfTwo()
    {
        var counts = Counts(2);
        return Told(Publication(Authors(1, 1, 2), 2, new Statistic.Mean(counts.Score)));
    }

    /// <summary>Nearly everybody is unhappy, and the digest says so to two decimals.</summary>
    public Exposure NaiveMean(int n)
    {
        var counts = new AnswerCounts(n - 1, 0, 0, 0, 0).Plus(AnswerCounts.One(_random.Next(1, 6)));
        return Told(Publication(Authors(1, 1, n), n, new Statistic.Mean(counts.Score)));
    }

    /// <summary>"1 of 8 strongly disagrees."</summary>
    public Exposure FullDistribution(int n)
    {
        var counts = new AnswerCounts(1, 0, n - 3, 1, 1);
        return Told(Publication(Authors(1, 1, n), n, new Statistic.Distribution(counts)));
    }

    /// <summary>The running mean of all rounds so far, and then a round in which one person answered.</summary>
    public Exposure RollingWindow()
    {
        var (before, late) = (Counts(_random.Next(5, 12)), Counts(1));
        var pool = Authors(1, 1, before.N);
        return Told(
            Publication(pool, before.N, new Statistic.Mean(before.Score)),
            Publication(pool.Union(Authors(2, 1, 1)).ToHashSet(), before.N + 1, new Statistic.Mean(before.Plus(late).Score)));
    }

    /// <summary>A window of four rounds, from which a round of one answer drops out while a larger one comes in whole.</summary>
    public Exposure RoundDropsOut()
    {
        var (dropped, kept) = (Counts(1), Counts(_random.Next(5, 12)));
        return Told(
            Publication(Authors(1, 1, 1).Union(Authors(2, 1, kept.N)).ToHashSet(), kept.N + 1, new Statistic.Mean(kept.Plus(dropped).Score)),
            Publication(Authors(2, 1, kept.N), kept.N, new Statistic.Mean(kept.Score)));
    }

    /// <summary>The result is computed again when somebody answers late, or takes an answer back.</summary>
    public Exposure ToldAgain()
    {
        var (before, late) = (Counts(_random.Next(5, 12)), Counts(1));
        var asked = Authors(1, 1, 15);
        return Told(
            Publication(asked, before.N, new Statistic.Mean(before.Score)),
            Publication(asked, before.N + 1, new Statistic.Mean(before.Plus(late).Score)));
    }

    /// <summary>The organisation's mean, and those of all its teams but a small one.</summary>
    public Exposure OrganisationLessTeams(int hidden)
    {
        var teams = Enumerable.Range(0, 4).Select(_ => Counts(_random.Next(5, 10))).Append(Counts(hidden)).ToList();
        var people = teams.Select((team, index) => Authors(1, 1 + (20 * index), (20 * index) + team.N)).ToList();
        var whole = teams.Aggregate((sum, team) => sum.Plus(team));
        return Told([
            .. teams.SkipLast(1).Select((team, index) => Publication(people[index], team.N, new Statistic.Mean(team.Score))),
            Publication(people.SelectMany(team => team).ToHashSet(), whole.N, new Statistic.Mean(whole.Score)),
        ]);
    }

    // ---- what lies in the store ----

    public Exposure Timestamps()
    {
        var seen = Seen(1, _random.Next(5, 13));
        return Stored([.. seen.Select((presence, index) => Row(1, index) with { At = presence.At.AddMilliseconds(_random.Next(50, 900)), Value = Value() })], seen);
    }

    public Exposure PlainHashes()
    {
        var forms = new Func<string, string>[]
        {
            person => person,
            person => Hash($"{Round(1)}|{person}"),
            person => Hash($"{person}:{Round(1)}")[..32],
            person => Hash(person),
        };
        var form = forms[_random.Next(forms.Length)];
        var rows = Enumerable.Range(1, 12).Select(person => Row(1, person) with { Key = form(ARound.Person(person).Value), Value = Value() });
        return new Exposure([], Shuffled(rows), Observer.Blind with { Staff = [.. Enumerable.Range(1, 60).Select(ARound.Person)] });
    }

    /// <summary>No name and no time, but each record with the items that only its author was asked.</summary>
    public Exposure ItemIds()
    {
        var drawn = Enumerable.Range(1, 5).SelectMany(person => new[] { $"TRU{person}", $"INF{1 + (person % 5)}" }.Select(item => new DrawnItem(Round(1), ARound.Person(person), item))).ToList();
        var rows = drawn.GroupBy(item => item.Person).SelectMany(person =>
        {
            var record = Hash(string.Create(CultureInfo.InvariantCulture, $"{_random.NextInt64()}"));
            return person.Select((item, index) => Row(1, index) with { Key = record, Item = item.Item, Value = Value() });
        });
        return new Exposure([], Shuffled(rows), Observer.Blind with { Drawn = drawn });
    }

    /// <summary>Written one after the other as people answered; one of them knows their own answers.</summary>
    public Exposure InOrder(bool shuffled = false)
    {
        var rows = new List<StoredRow>();
        var (presences, own) = (new List<Presence>(), new List<OwnAnswer>());
        for (var round = 1; round <= 12; round++)
        {
            var seen = Seen(round, _random.Next(6, 11));
            var values = seen.ToDictionary(presence => presence.Person, _ => Value());
            IEnumerable<Presence> order = shuffled ? Shuffled(seen) : seen;
            rows.AddRange(order.Select((presence, index) => Row(round, index) with { Value = values[presence.Person] }));
            own.AddRange(seen.Take(3).Select(friend => new OwnAnswer(Round(round), PracticeArea.Trust, friend.Person, values[friend.Person])));
            presences.AddRange(seen);
        }

        return new Exposure([], rows, Observer.Blind with { Presences = presences, Own = own });
    }

    /// <summary>Sealed, under the person's id, and as long as what was answered.</summary>
    public Exposure Sizes()
    {
        var sizes = Enumerable.Range(1, 5).Select(value => new EncodedSize(40 + (value * 3), value)).ToList();
        var rows = Enumerable.Range(1, 9).Select(person => Row(1, person) with { Key = ARound.Person(person).Value, Size = sizes[_random.Next(5)].Size });
        return new Exposure([], Shuffled(rows), Observer.Blind with { Staff = [.. Enumerable.Range(1, 60).Select(ARound.Person)], Sizes = sizes });
    }

    /// <summary>A pseudonym for each person, made with a secret, the same in every round; people miss rounds.</summary>
    public Exposure StableKeys()
    {
        var rows = new List<StoredRow>();
        var presences = new List<Presence>();
        for (var person = 1; person <= 8; person++)
        {
            var key = Hash(string.Create(CultureInfo.InvariantCulture, $"{_random.NextInt64()}"));
            foreach (var round in Enumerable.Range(1, 10).Where(round => round > 8 || (person & (1 << (round - 1))) != 0))
            {
                rows.Add(Row(round, _random.Next()) with { Key = key, Value = Value() });
                presences.Add(new Presence(Round(round), ARound.Person(person), Monday.AddDays(7 * round)));
            }
        }

        return new Exposure([], Shuffled(rows), Observer.Blind with { Presences = presences });
    }

    /// <summary>As our own boxes lie in an open round: named and sealed under a key that nobody has, all of one size, in the order of their names.</summary>
    public Exposure SealedBoxes()
    {
        var box = new BallotBox(RandomNumberGenerator.GetBytes(BallotBox.KeyBytes));
        var seen = Seen(1, 12);
        var slots = seen.Select(presence => box.SlotOf(new PersonRef(ARound.Team.Tenant, presence.Person))).Order(StringComparer.Ordinal);
        return new Exposure(
            [],
            [.. slots.Select((slot, index) => Row(1, index) with { Key = slot, Size = box.Seal(slot, Ballot.Empty).Length })],
            Observer.Blind with
            {
                Staff = [.. Enumerable.Range(1, 60).Select(ARound.Person)],
                Presences = seen,
                Sizes = [.. Enumerable.Range(1, 5).Select(value => new EncodedSize(box.Seal("slot", Ballot.Empty.With("TRU1", value, 0, Monday)).Length, value))],
            });
    }

    private static Exposure Told(params IReadOnlyList<Publication> publications) => new(publications, [], Observer.Blind);

    private static Exposure Stored(IReadOnlyList<StoredRow> rows, IReadOnlyList<Presence> seen) => new([], rows, Observer.Blind with { Presences = seen });

    private static Publication Publication(IReadOnlySet<Author> authors, int n, Statistic statistic) => new(Audience.Leader, PracticeArea.Trust, authors, n, n, [statistic]);

    private static StoredRow Row(int round, int position) => new(Round(round), PracticeArea.Trust, position, null, null, null, null, null);

    private static HashSet<Author> Authors(int round, int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(person => new Author(Round(round), ARound.Person(person)))];

    private static RoundId Round(int number) => new(string.Create(CultureInfo.InvariantCulture, $"round-{number}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private int Value() => _random.Next(1, 6);

    private AnswerCounts Counts(int n) => Enumerable.Range(0, n).Select(_ => AnswerCounts.One(Value())).Aggregate(default(AnswerCounts), (sum, one) => sum.Plus(one));

    private List<Presence> Seen(int round, int people)
    {
        var at = Monday.AddDays(7 * round);
        return [.. Shuffled(Enumerable.Range(1, people)).Select(person => new Presence(Round(round), ARound.Person(person), at = at.AddMinutes(_random.Next(2, 90))))];
    }

    private T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        _random.Shuffle(shuffled);
        return shuffled;
    }
}
