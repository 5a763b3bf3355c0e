using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>All that is derived is lost at random instants, in the middle of asking and of closing: the queue's messages, and the schedule's index.</summary>
public sealed class Losses
{
    private const int People = 120;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(10);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public Task Within_ten_minutes_all_goes_on_and_nobody_is_asked_or_told_twice() => PlayAsync(Seeds.Of(1, 12));

    [Fact]
    [Trait("length", "long")]
    public Task Whenever_it_is_lost_all_goes_on_within_ten_minutes() => PlayAsync(Seeds.Of(1_000, 500));

    [Fact]
    public async Task A_copy_an_hour_old_of_queue_and_index_asks_nobody_again_and_the_next_round_comes()
    {
        foreach (var seed in Seeds.Of(1, 6))
        {
            var chance = new Random(seed);
            var world = new World();
            world.Roster.Reading = MemoryRoster.Of(People);
            world.Chat.Answer = post => post is Post.PulseAsk && chance.Next(12) == 0
                ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromSeconds(chance.Next(5, 60)))
                : new SendOutcome.Done(null);
            var engine = world.Start();
            await engine.InstallAsync();
            await engine.SetUpAsync();
            await engine.PassAsync(TimeSpan.FromHours(25) - TimeSpan.FromMinutes(1));
            await engine.PassAsync(TimeSpan.FromSeconds(chance.Next(120)), Step);
            var messages = world.Queue.Messages();
            var index = world.Store.Contents().Where(entry => entry.Key.StartsWith("sched/", StringComparison.Ordinal)).ToList();

            await engine.PassAsync(TimeSpan.FromHours(1), Step);
            await LoseAsync(world);
            foreach (var (queue, body) in messages)
            {
                await world.Queue.SendAsync(queue, body, TimeSpan.Zero, Live);
            }

            foreach (var (key, body) in index)
            {
                await world.Store.PutNewAsync(StoreKey.FromEncoded(key), body, Live);
            }

            await engine.PassAsync(Recovery, Step);
            Assert.True(Asks(world) == People, $"{Seeds.Replay(seed)}: {Asks(world)} asks.");
            Assert.Equal(1, (await engine.Teams.HistoryAsync(ARound.Team, Live)).RoundsPlanned);

            world.Chat.Answer = _ => new SendOutcome.Done(null);
            await engine.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromMinutes(30));
            Assert.True(Asks(world) == 2 * People, $"{Seeds.Replay(seed)}: {Asks(world)} asks in two rounds.");
        }
    }

    private static int Asks(World world) => world.Chat.Delivered.OfType<Post.PulseAsk>().Count();

    private static async Task PlayAsync(IReadOnlyList<int> seeds)
    {
        var losses = 0;
        foreach (var seed in seeds)
        {
            losses += await PlayAsync(seed);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"heal: {seeds.Count} rounds of {People} people from seed {seeds[0]}, {losses} losses; all within {Recovery.TotalMinutes} min, 0 extra sends"));
    }

    private static async Task<int> PlayAsync(int seed)
    {
        var chance = new Random(seed);
        var world = new World();
        world.Roster.Reading = MemoryRoster.Of(People);
        var isSlow = true;
        world.Chat.Answer = post => isSlow && post is Post.PulseAsk && chance.Next(12) == 0
            ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromSeconds(chance.Next(5, 60)))
            : new SendOutcome.Done(null);
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        await engine.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live);
        var losses = await LoseAsync(world, engine, chance);

        isSlow = false;
        await engine.PassAsync(Recovery, Step);

        var plan = (await engine.PlanOfAsync("2026-11-23"))!;
        var asked = world.Chat.Delivered.OfType<Post.PulseAsk>().Select(ask => ask.Participant.Person).ToList();
        Assert.True(asked.Count == People && asked.Distinct().Count() == People, $"{Seeds.Replay(seed)}: {asked.Count} asks reached {asked.Distinct().Count()} people.");

        for (var number = 1; number <= 6; number++)
        {
            await engine.AnswerAllAsync(plan, ARound.Person(number), 4);
        }

        await engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        losses += await LoseAsync(world, engine, chance);
        await engine.PassAsync(Recovery, Step);
        await engine.ToDigestsAsync();

        Assert.True((await engine.StateAsync(plan))!.Phase is RoundPhase.Purged, $"{Seeds.Replay(seed)}: the round did not end.");
        Assert.True(world.Chat.Delivered.OfType<Post.ChannelSummary>().Count() == 1, $"{Seeds.Replay(seed)}: the summary was not posted once.");
        Assert.True(world.Chat.Delivered.OfType<Post.LeaderDigest>().Count() == 1, $"{Seeds.Replay(seed)}: the digest was not sent once.");
        Assert.DoesNotContain(world.Keys(), key => key[0] is "poison" or "active");
        return losses;
    }

    /// <summary>Lets some time pass, with losses at its end and perhaps in between.</summary>
    private static async Task<int> LoseAsync(World world, Engine engine, Random chance)
    {
        var losses = 1;
        for (var left = chance.Next(12); left > 0; left--)
        {
            if (chance.Next(3) == 0)
            {
                await LoseAsync(world);
                losses++;
            }

            await engine.PassAsync(Step, Step);
        }

        await LoseAsync(world);
        return losses;
    }

    private static async Task LoseAsync(World world)
    {
        world.Queue.Clear();
        await foreach (var entry in world.Store.ListAsync(StoreKey.Of("sched"), Live))
        {
            await world.Store.DeleteAsync(entry.Key, null, Live);
        }
    }
}
