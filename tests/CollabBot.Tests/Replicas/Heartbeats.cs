using CollabBot.Core.Delivery;
using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Tests.Cadence;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Replicas;

public sealed class Heartbeats
{
    private static readonly TimeSpan JustOver = TimeSpan.FromMilliseconds(1);

    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_has_not_been_counted_begins_no_batch()
    {
        var replica = new LiveReplicas(_world.Store, _world.Time);
        var pace = new SendPace(PaceLimits.Published, replica, _world.Time);

        var before = (replica.Count, Wait: pace.BeginBatch(ARound.Team.Tenant));
        await replica.BeatAsync(Live);

        Assert.Null(before.Count);
        Assert.NotNull(before.Wait);
        Assert.Equal(1, replica.Count);
        Assert.Null(pace.BeginBatch(ARound.Team.Tenant));
    }

    [Fact]
    public async Task A_newcomer_has_no_share_until_the_others_have_had_a_beat_to_see_it()
    {
        var first = await StartedAsync();
        await BeatAsync(first);

        var second = await StartedAsync();
        var atOnce = (first.Count, second.Count);
        await BeatAsync(first, second);

        Assert.Equal((1, null), atOnce);
        Assert.Equal((2, 2), (first.Count, second.Count));
    }

    [Fact]
    public async Task A_process_that_stops_beating_is_counted_for_thirty_seconds_and_not_longer()
    {
        var (first, second, _) = (await StartedAsync(), await StartedAsync(), await StartedAsync());
        await BeatAsync(first, second);
        await BeatAsync(first, second);
        await BeatAsync(first, second);

        var at30 = first.Count;
        _world.Time.Advance(JustOver);

        Assert.Equal(3, at30);
        Assert.Equal(2, first.Count);
    }

    [Fact]
    public async Task A_process_that_leaves_is_counted_until_the_next_beat()
    {
        var (first, second) = (await StartedAsync(), await StartedAsync());
        await BeatAsync(first, second);

        await second.LeaveAsync(Live);
        await BeatAsync(first);

        Assert.Equal(1, first.Count);
        Assert.Single(Heartbeat());
    }

    [Fact]
    public async Task The_heartbeat_of_the_long_dead_is_cleared_away()
    {
        await StartedAsync();
        var survivor = await StartedAsync();

        _world.Time.Advance(TimeSpan.FromMinutes(10));
        await survivor.BeatAsync(Live);
        var at10 = Heartbeat().Count();
        _world.Time.Advance(JustOver);
        await survivor.BeatAsync(Live);

        Assert.Equal(2, at10);
        Assert.Single(Heartbeat());
    }

    [Fact]
    public async Task While_the_store_is_away_nobody_is_taken_for_dead()
    {
        var store = new AwayStore(_world.Store);
        var (cutOff, other) = (await StartedAsync(store), await StartedAsync());
        await BeatAsync(cutOff, other);

        store.IsAway = true;
        for (var minute = 0; minute < 10; minute++)
        {
            _world.Time.Advance(TimeSpan.FromMinutes(1));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => cutOff.BeatAsync(Live));
        }

        Assert.Equal(2, cutOff.Count);
    }

    [Fact]
    public async Task Who_was_cut_off_for_longer_than_the_others_remember_comes_back_as_a_newcomer()
    {
        var (cutOff, other) = (await StartedAsync(), await StartedAsync());
        await BeatAsync(cutOff, other);
        for (var beat = 0; beat < 4; beat++)
        {
            await BeatAsync(other);
        }

        await cutOff.BeatAsync(Live);
        var back = cutOff.Count;
        await BeatAsync(other, cutOff);

        Assert.Null(back);
        Assert.Equal((2, 2), (cutOff.Count, other.Count));
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    [InlineData(60)]
    public async Task A_wrong_clock_changes_no_count(int minutes)
    {
        var right = await StartedAsync();
        var wrong = new LiveReplicas(_world.Store, new SkewedClock(_world.Time, TimeSpan.FromMinutes(minutes)));

        await wrong.BeatAsync(Live);
        await BeatAsync(right, wrong);
        await BeatAsync(right, wrong);

        Assert.Equal((2, 2), (right.Count, wrong.Count));
    }

    [Fact]
    public async Task A_heartbeat_that_cannot_be_read_counts_as_one_and_dies_like_one()
    {
        var replica = await StartedAsync();
        await _world.Store.PutNewAsync(StoreKey.Of("replica", "newer"), """{"schema":9}"""u8.ToArray(), Live);

        await BeatAsync(replica);
        var seen = replica.Count;
        for (var beat = 0; beat < 4; beat++)
        {
            await BeatAsync(replica);
        }

        Assert.Equal(2, seen);
        Assert.Equal(1, replica.Count);
    }

    [Fact]
    public async Task A_beat_in_calm_is_one_write_two_listings_and_a_read_of_each_process()
    {
        var store = new CountedStore(_world.Store);
        var (counted, second, third) = (new LiveReplicas(store, _world.Time), await StartedAsync(), await StartedAsync());
        var touch = new StayInTouch(counted, new SendPace(PaceLimits.Published, counted, _world.Time));
        await touch.HandleAsync(Live);
        await BeatAsync(second, third);

        store.Clear();
        await touch.HandleAsync(Live);

        Assert.Equal(["get replica", "put-if replica", "list replica", "get replica", "get replica", "list throttle"], store.Calls);
    }

    private IEnumerable<string> Heartbeat() => _world.Keys().Where(key => key[0] == "replica").Select(key => key[1]);

    private async Task<LiveReplicas> StartedAsync(IObjectStore? store = null)
    {
        var replica = new LiveReplicas(store ?? _world.Store, _world.Time);
        await replica.BeatAsync(Live);
        return replica;
    }

    /// <summary>Ten seconds pass, and these beat.</summary>
    private async Task BeatAsync(params LiveReplicas[] replicas)
    {
        _world.Time.Advance(LiveReplicas.BeatEvery);
        foreach (var replica in replicas)
        {
            await replica.BeatAsync(Live);
        }
    }
}
