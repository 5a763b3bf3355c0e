using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class Heals
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_index_is_made_again_within_ten_minutes_and_asks_nobody_twice(bool restarted)
    {
        var teams = await TeamsAsync(count: 300);
        var ticker = teams.Ticker();
        await teams.PassAsync(TimeSpan.FromMinutes(65), Tick, ticker);
        var opened = Plans(teams);

        teams.Store.Restore("sched", new Dictionary<string, ReadOnlyMemory<byte>>());
        await teams.PassAsync(TimeSpan.FromMinutes(10), Tick, restarted ? teams.Ticker() : ticker);

        Assert.Equal(150, opened);
        Assert.Equal(opened, Plans(teams));
        Assert.Equal(300, await EnteredAsync(teams));
        await teams.PassAsync(TimeSpan.FromHours(1), Tick, teams.Ticker());
        Assert.Equal(300, Plans(teams));
    }

    [Fact]
    public async Task A_copy_of_an_hour_ago_heals_and_makes_no_round_of_a_cadence_that_was_changed_since()
    {
        var teams = await TeamsAsync(count: 100);
        var ticker = teams.Ticker();
        await teams.PassAsync(TimeSpan.FromMinutes(10), Tick, ticker);
        var copy = teams.Store.Copy("sched");
        for (var number = 0; number < 20; number++)
        {
            await teams.ChangeAsync(ManyTeams.Ref(number), PulseCadence.Default with { Weekday = DayOfWeek.Thursday });
        }

        await teams.PassAsync(TimeSpan.FromMinutes(60), Tick, ticker);
        teams.Store.Restore("sched", copy);
        var before = Plans(teams);
        await teams.PassAsync(TimeSpan.FromMinutes(10), Tick, ticker);

        Assert.Equal(40, before);
        Assert.Equal(before, Plans(teams));
        await teams.PassAsync(TimeSpan.FromHours(1), Tick, ticker);
        Assert.Equal(80, Plans(teams));
        Assert.Empty(teams.Chat.Tried);
    }

    [Fact]
    public async Task Hints_that_got_lost_are_given_again()
    {
        var teams = await TeamsAsync(count: 50);
        var ticker = teams.Ticker();
        teams.Time.SetUtcNow(Nine.AddHours(1));
        await ticker.HandleAsync(Live);
        Assert.Equal(25, (await teams.TakeHintsAsync()).Count);

        await teams.PassAsync(TimeSpan.FromMinutes(10), Tick, ticker);

        Assert.Equal(25, Plans(teams));
        Assert.Empty(await teams.TakeHintsAsync());
    }

    [Fact]
    public async Task Who_takes_over_begins_with_what_the_one_before_had_not_seen_through()
    {
        var teams = await TeamsAsync(count: 50);
        var first = teams.Ticker();
        teams.Time.SetUtcNow(Nine.AddHours(1));
        Assert.True(await first.HandleAsync(Live));
        await teams.TakeHintsAsync();

        var second = teams.Ticker();
        Assert.False(await second.HandleAsync(Live));
        teams.Time.Advance(TickRecord.Lease);
        Assert.True(await second.HandleAsync(Live));

        Assert.Equal(25, await teams.FollowAsync());
        Assert.False(await first.HandleAsync(Live));
    }

    [Fact]
    public async Task A_welcome_that_was_lost_with_its_process_is_sent_by_the_next_one()
    {
        var world = new World();
        var crash = new CrashPoint(at: 2, takesEffect: false);
        await Assert.ThrowsAsync<CrashedException>(() => world.Start(crash).Install.AddAsync(ARound.Team, "Team", Engine.Admin, Engine.Channel, Engine.Channel, Live));

        await world.Start().PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));

        Assert.Single(world.Chat.Delivered.OfType<Post.Welcome>());
        Assert.Single(world.Chat.Delivered.OfType<Post.SetUpInvitation>());
    }

    private static async Task<ManyTeams> TeamsAsync(int count)
    {
        var teams = new ManyTeams(Nine);
        await teams.SetUpAsync(Enumerable.Range(0, count).Select(number => (ManyTeams.Ref(number), PulseCadence.Default with { Time = new TimeOnly(10 + (number % 2), 0) })));
        return teams;
    }

    private static int Plans(ManyTeams teams) => teams.Store.Copy("round").Keys.Count(key => key.EndsWith("plan.json", StringComparison.Ordinal));

    private static async Task<int> EnteredAsync(ManyTeams teams)
    {
        var index = new ScheduleIndex(teams.Store);
        var entered = 0;
        foreach (var shard in (await index.ListAsync(Live)).Shards.Keys)
        {
            entered += (await index.ReadAsync(shard, Live))!.Value.Shard.Teams.Count;
        }

        return entered;
    }
}
