using System.Globalization;
using System.Text;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// What somebody learns who reads the store at each moment of a round (A1, A2, A9 and T9 of the attacks). While a round is open anybody can count its
/// slots and, in SQLite, see in which order they were first written; what is in them, and whose they are, nobody can tell.
/// </summary>
public sealed class StoreDumps
{
    private const int Seed = 20261123;
    private const int Rounds = 240;

    /// <summary>How often people give the answers 1 to 5, in percent.</summary>
    private static readonly int[] Shares = [5, 10, 20, 40, 25];

    private readonly ITestOutputHelper _output;

    public StoreDumps(ITestOutputHelper output) => _output = output;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(1.0, false)]
    [InlineData(1.0, true)]
    public async Task Without_the_key_answers_in_an_open_or_closing_round_are_guessed_no_better_than_without_the_store(double answering, bool isClosing)
    {
        var world = new World(ARound.Plan(5).OpensAt);
        var engine = world.Start();

        var rounds = await PlayAsync(engine, answering, isClosing, async round => [.. await SlotsOf(world.Store, round).ToListAsync(Live)]);

        var guesses = Told(StoreReader.Attack(rounds));
        Assert.InRange(guesses.AtMost, -1, 0.02);
    }

    [Fact]
    public async Task Nor_are_they_from_the_rows_of_a_database_file()
    {
        using var folder = new TemporaryFolder();
        using var database = SqliteDatabase.Open(folder.PathOf("store.db"));
        var world = new World(ARound.Plan(5).OpensAt);
        var engine = new Engine(world, new SqliteObjectStore(database, world.Time), world.Queue, world.Chat);

        var rounds = await PlayAsync(engine, 0.8, isClosing: false, async round => await database.ReadAsync(
            connection => connection.Rows(
                "SELECT key, body, rowid FROM objects WHERE key LIKE $slots",
                row => new SeenSlot(row.GetString(0).Split('/')[^1], row.GetFieldValue<byte[]>(1), row.GetInt64(2)),
                ("$slots", $"round/%/{round.Round.Value}/inbox/%")),
            Live));

        var guesses = Told(StoreReader.Attack(rounds));
        Assert.InRange(guesses.AtMost, -1, 0.02);
    }

    [Theory]
    [InlineData("a hash for a name, and a size that differs")]
    [InlineData("written in the order of the staff, and readable")]
    [InlineData("named by the person, and the same for the same answers")]
    public async Task The_attacker_finds_what_a_store_that_got_it_wrong_gives_away(string leak)
    {
        var world = new World(ARound.Plan(5).OpensAt);
        var sealedRounds = await PlayAsync(world.Start(), 1.0, isClosing: false, async round => [.. await SlotsOf(world.Store, round).ToListAsync(Live)]);

        var guesses = Told(StoreReader.Attack([.. sealedRounds.Select(round => round with { Slots = [.. round.Staff.Select((person, index) => Leaky(leak, person, index, round.Answers[person]))] })]));

        Assert.True(guesses.Accuracy > 0.9);
    }

    [Fact]
    public async Task After_closing_neither_the_files_nor_the_key_ring_nor_the_old_names_make_anything_known()
    {
        using var folder = new TemporaryFolder();
        using var database = SqliteDatabase.Open(folder.PathOf("store.db"));
        var world = new World();
        var engine = new Engine(world, new SqliteObjectStore(database, world.Time), world.Queue, world.Chat);
        var plan = await engine.OpenedAsync();
        foreach (var participant in plan.Participants.Take(9))
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        var box = (await engine.Rounds.FindBoxAsync(plan.Ref, Live))!;
        var names = plan.Participants.Select(participant => box.SlotOf(new PersonRef(plan.Ref.Tenant, participant.Person))).ToHashSet(StringComparer.Ordinal);
        var whileOpen = FilesIn(folder);
        Assert.Equal(9, names.Count(name => whileOpen.Contains(name, StringComparison.Ordinal)));
        Assert.True(KeyIsIn(whileOpen, plan, names));

        await engine.CloseAsync();

        var afterwards = FilesIn(folder);
        Assert.NotNull(await engine.ResultAsync(plan));
        Assert.DoesNotContain(names, name => afterwards.Contains(name, StringComparison.Ordinal));
        Assert.False(KeyIsIn(afterwards, plan, names));
    }

    /// <summary>Takes every 32 bytes for a round's key, as they are and unwrapped by the ring, and looks whether the first person's slot comes out.</summary>
    private static bool KeyIsIn(string files, RoundPlan plan, HashSet<string> names)
    {
        var somebody = new PersonRef(plan.Ref.Tenant, plan.Participants[0].Person);
        var bytes = Encoding.Latin1.GetBytes(files);
        var ring = new MemoryKeyWrap();
        var mark = ring.Wrap([], "round");
        return Enumerable.Range(0, bytes.Length - BallotBox.KeyBytes).AsParallel().Any(at =>
        {
            var window = bytes.AsSpan(at, BallotBox.KeyBytes);
            if (window.IndexOfAnyExcept(window[0]) < 0)
            {
                return false;
            }

            return names.Contains(new BallotBox(window).SlotOf(somebody)) || names.Contains(new BallotBox(ring.Unwrap([.. mark, .. window], "round")).SlotOf(somebody));
        });
    }

    private static string FilesIn(TemporaryFolder folder)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(folder.PathOf()).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            all.Append(Encoding.Latin1.GetString(copy.ToArray()));
        }

        return all.ToString();
    }

    private static SeenSlot Leaky(string leak, PersonId person, int index, int[] answers) => leak switch
    {
        "a hash for a name, and a size that differs" => new SeenSlot(StoreReader.HashesOf(person).Last(), new byte[100 + (25 * answers[0]) + (5 * answers[1]) + answers[2]], index * 5 % 13),
        "written in the order of the staff, and readable" => new SeenSlot(
            $"{index * 7919 % 13}", Encoding.UTF8.GetBytes(string.Concat(answers.Select(answer => $$"""{"v":{{answer}}}"""))), index),
        _ => new SeenSlot(person.Value, [(byte)((25 * answers[0]) + (5 * answers[1]) + answers[2])], index * 5 % 13),
    };

    /// <summary>Rounds of 5 to 12 people who answer in an order of their own; each looked at before the next begins.</summary>
    private static async Task<List<SeenRound>> PlayAsync(Engine engine, double answering, bool isClosing, Func<RoundRef, Task<List<SeenSlot>>> look)
    {
        var chance = new Random(Seed);
        var seen = new List<SeenRound>();
        for (var number = 0; number < Rounds; number++)
        {
            var team = new TeamRef(ARound.Team.Tenant, new TeamId(string.Create(CultureInfo.InvariantCulture, $"19:{number}@thread.tacv2")));
            var template = ARound.Plan(chance.Next(5, 13));
            var plan = template with { Ref = new RoundRef(team, RoundId.Of(team, template.Date)) };
            await engine.Rounds.FixPlanAsync(plan, Live);
            await engine.Rounds.MakeKeyAsync(plan.Ref, Live);
            await engine.Rounds.OpenAsync(plan.Ref, Live);
            var staff = plan.Participants.Select(participant => participant.Person).ToArray();
            var answers = new Dictionary<PersonId, int[]>();
            var arriving = staff.ToArray();
            chance.Shuffle(arriving);
            foreach (var person in arriving.Where(_ => chance.NextDouble() < answering))
            {
                answers[person] = [Draw(chance), Draw(chance), Draw(chance)];
                for (var question = 0; question < 3; question++)
                {
                    Assert.IsType<AnswerOutcome.Shown>(await engine.AnswerAsync(plan, person, question, answers[person][question]));
                }
            }

            if (isClosing)
            {
                await engine.Advance.CloseNowAsync(plan.Ref, Live);
            }

            seen.Add(new SeenRound(staff, await look(plan.Ref), answers));
            Assert.Equal(answers.Count, seen[^1].Slots.Count);
        }

        return seen;
    }

    private static async IAsyncEnumerable<SeenSlot> SlotsOf(MemoryObjectStore store, RoundRef round)
    {
        var inbox = StoreKey.Of("round", round.Tenant.Value, round.Team.Team.Value, round.Round.Value, "inbox");
        await foreach (var listed in store.ListAsync(inbox, Live))
        {
            yield return new SeenSlot(
                listed.Key.Segments()[^1], (await store.GetAsync(listed.Key, Live))!.Body.ToArray(), long.Parse(listed.Revision.Value, CultureInfo.InvariantCulture));
        }
    }

    private static int Draw(Random chance)
    {
        var (at, answer) = (chance.Next(100), 0);
        while (at >= Shares[answer])
        {
            at -= Shares[answer++];
        }

        return answer + 1;
    }

    private Guesses Told(Guesses found)
    {
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {Seed}, {Rounds} rounds, {found.Count} answers guessed: {found.Accuracy:P1} right, base rate {found.BaseRate:P1}, at most {found.AtMost:P1} better (95 %); best clue: {found.Clue}"));
        return found;
    }
}
