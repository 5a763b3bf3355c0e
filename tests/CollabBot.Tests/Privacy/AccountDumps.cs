using System.Globalization;
using Azure.Storage.Blobs.Models;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Delivery;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// What somebody learns who may read the whole storage account, but not the key ring (A1, A2 and A9 of the attacks): names, sizes, ETags, times of writing,
/// what is written beside the blobs, and the queue. The counts of a closed round are there to be read; who gave which of them is not.
/// </summary>
[Trait("needs", "azurite")]
[Collection(Azurite.StillClock)]
public sealed class AccountDumps
{
    private const int Seed = 20261123;
    private const int AtOnce = 8;
    private const double Answering = 0.8;
    private static readonly TimeSpan Refusal = TimeSpan.FromMinutes(3);

    private readonly ITestOutputHelper _output;

    public AccountDumps(ITestOutputHelper output) => _output = output;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(36, 0.06)]
    public Task A1_A2_answers_are_guessed_no_better_with_a_few_rounds_of_the_account(int rounds, double atMost) => PlayAsync(rounds, atMost);

    [Theory]
    [Trait("length", "long")]
    [InlineData(300, 0.02)]
    public Task A1_A2_answers_are_guessed_no_better_with_hundreds_of_rounds_of_the_account(int rounds, double atMost) => PlayAsync(rounds, atMost);

    [Fact]
    public async Task The_attacker_finds_what_an_account_that_got_it_wrong_gives_away()
    {
        await using var place = await AzuritePlace.NewAsync();
        var stage = await StageAsync(place, rounds: 45);
        await stage.EachAsync(async round =>
        {
            foreach (var (person, answers) in round.Arriving)
            {
                var leak = new byte[100 + (25 * answers[0]) + (5 * answers[1]) + answers[2]];
                await stage.Engine.Rounds.WriteSlotAsync(round.Plan.Ref, StoreReader.HashesOf(person).Last(), leak, null, Live);
            }
        });

        var guesses = Told("planted sizes", StoreReader.Attack(await stage.LookAsync()));

        Assert.True(guesses.Accuracy > guesses.BaseRate + 0.4);
    }

    [Fact]
    public async Task A9_after_a_round_the_account_holds_no_slot_no_key_no_copy_of_them_and_no_hint_and_never_held_a_person_in_the_queue()
    {
        await using var place = await AzuritePlace.NewAsync();
        var world = new World();
        var steps = new NamedSteps(place.Store, place.Queue, world.Chat, world.Time, new NamedCrash("", false, 0));
        var engine = new Engine(world, steps.Store, steps.Queue, steps.Chat);
        await engine.InstallAsync();
        await engine.SetUpAsync();
        var opening = Assert.IsType<AskNowOutcome.Opening>(await engine.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live));
        var plan = Assert.IsType<OpenRoundOutcome.Opened>(opening.Outcome).Plan;
        var queued = await QueuedAsync(place);
        await engine.BeatAsync();
        foreach (var participant in plan.Participants.Take(9))
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        var box = (await engine.Rounds.FindBoxAsync(plan.Ref, Live))!;
        var names = plan.Participants.Select(participant => box.SlotOf(new PersonRef(plan.Ref.Tenant, participant.Person))).ToHashSet(StringComparer.Ordinal);
        var whileOpen = await BlobsAsync(place);
        Assert.NotEmpty(queued);
        Assert.DoesNotContain(queued, hint => plan.Participants.Any(participant => hint.Contains(participant.Person.Value, StringComparison.Ordinal)));
        Assert.Equal(9, whileOpen.Count(blob => names.Contains(blob.Name.Split('/')[^1])));
        Assert.Single(whileOpen.Where(blob => blob.Name.Contains("/inbox/", StringComparison.Ordinal)).Select(blob => blob.Properties.ContentLength).Distinct());

        world.Chat.Answer = _ => new SendOutcome.NotAccepted("Throttled", Refusal, IsThrottled: true);
        await engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        await PassAsync(RoundState.Drain);
        var counted = await BlobsAsync(place);
        Assert.Equal(RoundPhase.Closed, (await engine.StateAsync(plan))!.Phase);
        Assert.DoesNotContain(counted, blob => names.Contains(blob.Name.Split('/')[^1]) || (blob.Name.EndsWith("/key", StringComparison.Ordinal) && !blob.Name.StartsWith("poll/", StringComparison.Ordinal)));

        world.Chat.Answer = _ => new SendOutcome.Done("message");
        await PassAsync(Refusal + TimeSpan.FromSeconds(1));

        var afterwards = await BlobsAsync(place);
        Assert.Equal(RoundPhase.Purged, (await engine.StateAsync(plan))!.Phase);
        Assert.Equal(
            ["ledger/tell", "plan.json", "result.json", "state.json", "summary.json", "telling.json"],
            afterwards.Where(blob => blob.Name.StartsWith("round/", StringComparison.Ordinal)).Select(blob => string.Join('/', blob.Name.Split('/').Skip(4))));
        Assert.All(afterwards, blob => Assert.DoesNotContain(names, name => blob.Name.Contains(name, StringComparison.Ordinal)));
        foreach (var blob in afterwards)
        {
            var body = (await place.Account.Objects.GetBlobClient(blob.Name).DownloadContentAsync(Live)).Value.Content.ToString();
            Assert.DoesNotContain(names, name => body.Contains(name, StringComparison.Ordinal));
        }

        Assert.Equal(0, await place.Queue.LengthAsync(WorkHints.Queue, Live));

        async Task PassAsync(TimeSpan span)
        {
            world.Time.Advance(span);
            await place.AdvanceAsync(span);
            await engine.BeatAsync();
        }
    }

    private async Task PlayAsync(int rounds, double atMost)
    {
        await using var place = await AzuritePlace.NewAsync();
        var stage = await StageAsync(place, rounds);
        await stage.EachAsync(stage.AnswerAsync);
        Assert.InRange(Told("open", StoreReader.Attack(await stage.LookAsync())).AtMost, -1, atMost);

        await stage.EachAsync(round => stage.Engine.Advance.CloseNowAsync(round.Plan.Ref, Live));
        Assert.InRange(Told("closing", StoreReader.Attack(await stage.LookAsync())).AtMost, -1, atMost);

        stage.World.Time.Advance(RoundState.Drain);
        await stage.EachAsync(round => stage.Engine.Advance.HandleAsync(round.Plan.Ref, Live));
        Assert.All(await stage.PhasesAsync(), phase => Assert.Equal(RoundPhase.Purged, phase));
        Assert.InRange(Told("purged", StoreReader.Attack(await stage.LookAsync())).AtMost, -1, atMost);
    }

    private static async Task<Stage> StageAsync(AzuritePlace place, int rounds)
    {
        var stage = new Stage(place, rounds);
        await stage.EachAsync(stage.OpenAsync);
        return stage;
    }

    private static async Task<List<string>> QueuedAsync(AzuritePlace place) =>
        [.. (await place.Account.Queues.GetQueueClient(WorkHints.Queue).PeekMessagesAsync(32, Live)).Value.Select(message => message.Body.ToString())];

    /// <summary>Every blob, and whatever the account still keeps of a deleted one.</summary>
    private static async Task<List<BlobItem>> BlobsAsync(AzuritePlace place) =>
        await place.Account.Objects.GetBlobsAsync(new GetBlobsOptions { States = BlobStates.Snapshots | BlobStates.Uncommitted | BlobStates.Deleted }, Live).ToListAsync(Live);

    private Guesses Told(string moment, Guesses found)
    {
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"account, {moment}, seed {Seed}: {found.Count} answers guessed: {found.Accuracy:P1} right, base rate {found.BaseRate:P1}, at most {found.AtMost:P1} better (95 %); best clue: {found.Clue}"));
        return found;
    }

    /// <summary>A round of a team of its own, and who will answer what, in the order of their answers.</summary>
    private sealed record Played(RoundPlan Plan, IReadOnlyList<(PersonId Person, int[] Answers)> Arriving);

    /// <summary>Rounds of 5 to 12 people in one account, some at once; what they answer is drawn beforehand.</summary>
    private sealed class Stage
    {
        private readonly AzuritePlace _place;
        private readonly List<Played> _rounds;

        public Stage(AzuritePlace place, int rounds)
        {
            _place = place;
            World = new World(ARound.Plan(5).OpensAt);
            var steps = new NamedSteps(place.Store, World.Queue, World.Chat, World.Time, new NamedCrash("", false, 0));
            Engine = new Engine(World, steps.Store, steps.Queue, steps.Chat);
            var chance = new Random(Seed);
            _rounds = [.. Enumerable.Range(0, rounds).Select(number => Draw(number, chance))];
        }

        public World World { get; }

        public Engine Engine { get; }

        public Task EachAsync(Func<Played, Task> act) =>
            Parallel.ForEachAsync(_rounds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Live }, async (round, _) => await act(round));

        public async Task OpenAsync(Played round)
        {
            await Engine.Rounds.FixPlanAsync(round.Plan, Live);
            await Engine.Rounds.MakeKeyAsync(round.Plan.Ref, Live);
            await Engine.Rounds.OpenAsync(round.Plan.Ref, Live);
        }

        /// <summary>Everybody's ballot is sealed and written as the product does, all of it at once.</summary>
        public async Task AnswerAsync(Played round)
        {
            var box = (await Engine.Rounds.FindBoxAsync(round.Plan.Ref, Live))!;
            foreach (var (person, answers) in round.Arriving)
            {
                var slot = box.SlotOf(new PersonRef(round.Plan.Ref.Tenant, person));
                var items = round.Plan.Find(person)!.Items;
                var ballot = answers.Index().Aggregate(Ballot.Empty, (filled, answer) => filled.With(items[answer.Index], answer.Item, answer.Index, World.Time.GetUtcNow()));
                Assert.NotNull(await Engine.Rounds.WriteSlotAsync(round.Plan.Ref, slot, box.Seal(slot, ballot), null, Live));
            }
        }

        public async Task<List<RoundPhase>> PhasesAsync()
        {
            var phases = new List<RoundPhase>();
            foreach (var round in _rounds)
            {
                phases.Add((await Engine.Rounds.FindStateAsync(round.Plan.Ref, Live))!.Phase);
            }

            return phases;
        }

        /// <summary>The slots of each round as the account shows them; of one that has none any more, all that is left of it.</summary>
        public async Task<List<SeenRound>> LookAsync()
        {
            var seen = new SeenRound[_rounds.Count];
            await Parallel.ForEachAsync(_rounds.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Live }, async (round, _) =>
                seen[round.Index] = new SeenRound(
                    [.. round.Item.Plan.Participants.Select(participant => participant.Person)],
                    await SlotsAsync(round.Item.Plan.Ref),
                    round.Item.Arriving.ToDictionary(entry => entry.Person, entry => entry.Answers)));
            return [.. seen];
        }

        private async Task<List<SeenSlot>> SlotsAsync(RoundRef round)
        {
            var prefix = StoreKey.Of("round", round.Tenant.Value, round.Team.Team.Value, round.Round.Value).Value + "/";
            var all = await _place.Account.Objects.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix, Traits = BlobTraits.Metadata }, Live).ToListAsync(Live);
            var slots = all.Where(blob => blob.Name.Contains("/inbox/", StringComparison.Ordinal)).ToList();
            var order = 0;
            var found = new List<SeenSlot>();
            foreach (var blob in (slots.Count > 0 ? slots : all).OrderBy(blob => blob.Properties.LastModified).ThenBy(blob => blob.Properties.ETag.ToString(), StringComparer.Ordinal))
            {
                var content = await _place.Account.Objects.GetBlobClient(blob.Name).DownloadContentAsync(Live);
                found.Add(new SeenSlot(blob.Name.Split('/')[^1], content.Value.Content.ToArray(), order++)
                {
                    Marks = [blob.Properties.ETag.ToString()!, .. blob.Metadata.Values],
                });
            }

            return found;
        }

        private static Played Draw(int number, Random chance)
        {
            var team = new TeamRef(ARound.Team.Tenant, new TeamId(string.Create(CultureInfo.InvariantCulture, $"19:{number}@thread.tacv2")));
            var template = ARound.Plan(chance.Next(5, 13));
            var plan = template with { Ref = new RoundRef(team, RoundId.Of(team, template.Date)) };
            var people = new SimulatedTeam(plan.Participants.Count, chance);
            int[][] questions = [people.Answer(), people.Answer(), people.Answer()];
            var arriving = plan.Participants.Select((participant, index) => (participant.Person, questions.Select(answers => answers[index]).ToArray())).ToArray();
            chance.Shuffle(arriving);
            return new Played(plan, [.. arriving.Where(_ => chance.NextDouble() < Answering)]);
        }
    }
}
