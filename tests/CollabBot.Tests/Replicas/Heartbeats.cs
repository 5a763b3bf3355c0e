using CollabBot.Core;
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
    public async Task A_newcomer_has_no_share_until_the_others_have_made_room()
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
    public async Task A_newcomer_beats_again_soon_until_it_has_its_share_and_then_as_the_others_do()
    {
        var (first, second) = (await StartedAsync(), await StartedAsync());

        var without = (first.NextBeatIn, second.NextBeatIn);
        await BeatAsync(first);
        _world.Time.Advance(second.NextBeatIn);
        await second.BeatAsync(Live);

        Assert.Equal((LiveReplicas.BeatEvery, LiveReplicas.BeatAgainAfter), without);
        Assert.Equal((2, LiveReplicas.BeatEvery), (second.Count, second.NextBeatIn));
    }

    [Fact]
    public async Task A_newcomer_takes_at_once_what_nobody_has()
    {
        var (first, second, third) = (await StartedAsync(), await StartedAsync(), await StartedAsync());
        await BeatAsync(first, second, third);
        await third.LeaveAsync(Live);

        var newcomer = await StartedAsync();

        Assert.Equal((3, 3, 3), (first.Count, second.Count, newcomer.Count));
    }

    [Fact]
    public async Task A_process_that_is_silent_for_fifteen_seconds_is_left_out_and_not_sooner()
    {
        var (first, second) = (await StartedAsync(), await StartedAsync());
        await BeatAsync(first, second);

        _world.Time.Advance(LiveReplicas.Lifetime);
        await first.BeatAsync(Live);
        var at15 = first.Count;
        _world.Time.Advance(JustOver);
        await first.BeatAsync(Live);

        Assert.Equal(2, at15);
        Assert.Equal(1, first.Count);
    }

    [Fact]
    public async Task A_process_whose_beats_do_not_come_through_takes_nothing_before_the_others_take_its_share()
    {
        var store = new AwayStore(_world.Store);
        var (other, cutOff) = (await StartedAsync(), await StartedAsync(store));
        await BeatAsync(other, cutOff);

        store.IsAway = true;
        _world.Time.Advance(LiveReplicas.HoldsFor - JustOver);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => cutOff.BeatAsync(Live));
        var before = cutOff.Count;
        _world.Time.Advance(JustOver);

        Assert.Equal((2, LiveReplicas.BeatAgainAfter), (before, cutOff.NextBeatIn));
        Assert.Null(cutOff.Count);
        Assert.True(LiveReplicas.HoldsFor < LiveReplicas.Lifetime);
    }

    [Fact]
    public async Task Of_two_who_want_the_same_share_at_the_same_time_at_most_one_takes_it()
    {
        var held = new HeldStore(_world.Store);
        var slow = new LiveReplicas(held, _world.Time);
        held.Hold();

        // Past its look at the others when the other one comes.
        var beat = slow.BeatAsync(Live);
        await held.Reached;
        var quick = await StartedAsync();
        held.Release();
        await beat;

        Assert.Equal((1, null), (quick.Count, slow.Count));
    }

    [Fact]
    public async Task Who_is_late_is_looked_after_before_the_next_beat_is_due()
    {
        var (first, late) = (await StartedAsync(), await StartedAsync());
        await BeatAsync(first, late);

        await BeatAsync(first);
        var onTime = first.NextBeatIn;
        _world.Time.Advance(TimeSpan.FromSeconds(2));
        await first.BeatAsync(Live);

        Assert.Equal((LiveReplicas.BeatEvery, LiveReplicas.BeatAgainAfter), (onTime, first.NextBeatIn));
    }

    [Fact]
    public async Task A_program_that_does_not_say_what_it_takes_is_taken_to_have_an_equal_share()
    {
        var first = await StartedAsync();
        await _world.Store.PutNewAsync(StoreKey.Of("replica", "older"), DocumentFormat.Write(new HeartbeatRecord(_world.Time.GetUtcNow()), CoreJson.Default.HeartbeatRecord), Live);
        await first.BeatAsync(Live);

        var newcomer = await StartedAsync();

        Assert.Equal((2, 6), (first.Count, newcomer.Count));
    }

    [Fact]
    public async Task A_heartbeat_of_its_own_that_was_damaged_is_written_anew()
    {
        var replica = await StartedAsync();
        var key = StoreKey.Of("replica", Heartbeat().Single());
        var stored = (await _world.Store.GetAsync(key, Live))!;
        await _world.Store.PutIfAsync(key, "damaged"u8.ToArray(), stored.Revision, Live);

        await BeatAsync(replica);

        Assert.Equal(1, replica.Count);
        Assert.NotNull(await _world.Store.ReadAsync(key, CoreJson.Default.HeartbeatRecord, Live));
    }

    [Fact]
    public async Task A_process_that_leaves_is_counted_until_the_next_beat()
    {
        var (first, second) = (await StartedAsync(), await StartedAsync());
        await BeatAsync(first, second);

        await second.LeaveAsync(Live);
        var left = second.Count;
        await BeatAsync(first);

        Assert.Null(left);
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
    public async Task When_the_store_comes_back_the_shares_come_back()
    {
        var store = new AwayStore(_world.Store);
        var (first, second) = (await StartedAsync(store), await StartedAsync(store));
        await BeatAsync(first, second);

        store.IsAway = true;
        _world.Time.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => first.BeatAsync(Live));
        var away = (first.Count, second.Count);
        store.IsAway = false;
        await first.BeatAsync(Live);
        var alone = first.Count;
        await second.BeatAsync(Live);
        await BeatAsync(first, second);

        Assert.Equal((null, null), away);
        Assert.Equal(1, alone);
        Assert.Equal((2, 2), (first.Count, second.Count));
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
        await BeatAsync(second, third, counted);
        await BeatAsync(second, third);

        store.Clear();
        await touch.HandleAsync(Live);

        Assert.Equal(["list replica", "get replica", "get replica", "get replica", "put-if replica", "list throttle"], store.Calls);
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
