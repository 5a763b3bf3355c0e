using CollabBot.Core.Delivery;
using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Replicas;

public sealed class Pauses
{
    private static readonly TenantId Tenant = ARound.Team.Tenant;

    private readonly World _world = new();
    private readonly AwayStore _store;
    private readonly LiveReplicas _told;
    private readonly LiveReplicas _other;

    public Pauses()
    {
        _store = new AwayStore(_world.Store);
        _told = new LiveReplicas(_store, _world.Time);
        _other = new LiveReplicas(_world.Store, _world.Time);
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_was_told_the_others_hear_and_are_not_early()
    {
        await _told.TellAsync(Tenant, TimeSpan.FromSeconds(30), Live);
        _world.Time.Advance(TimeSpan.FromSeconds(7));

        var heard = Assert.Single(await _other.HearAsync(Live));

        Assert.Equal((Tenant, TimeSpan.FromSeconds(7)), (heard.Tenant, heard.Ago));
        Assert.InRange(heard.Left, TimeSpan.FromSeconds(23), TimeSpan.FromSeconds(25));
        Assert.Empty(await _other.HearAsync(Live));
    }

    [Fact]
    public async Task A_shorter_wait_takes_nothing_from_a_longer_one_and_a_longer_one_adds_to_it()
    {
        await _told.TellAsync(Tenant, TimeSpan.FromSeconds(60), Live);
        await _other.TellAsync(Tenant, TimeSpan.FromSeconds(30), Live);
        var after = Assert.Single(await new LiveReplicas(_world.Store, _world.Time).HearAsync(Live)).Left;

        await _other.TellAsync(Tenant, TimeSpan.FromSeconds(90), Live);
        var longer = Assert.Single(await _told.HearAsync(Live)).Left;

        Assert.Equal(TimeSpan.FromSeconds(62), after);
        Assert.Equal(TimeSpan.FromSeconds(92), longer);
    }

    [Fact]
    public async Task Calls_that_were_refused_together_write_once()
    {
        var store = new CountedStore(_world.Store);
        var replica = new LiveReplicas(store, _world.Time);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => replica.TellAsync(Tenant, TimeSpan.FromSeconds(30) + TimeSpan.FromMilliseconds(i), Live)));

        Assert.Equal(["get throttle", "put-new throttle"], store.Calls);
    }

    [Fact]
    public async Task What_is_over_is_cleared_away()
    {
        await _told.TellAsync(Tenant, TimeSpan.FromSeconds(8), Live);
        await _other.HearAsync(Live);
        _world.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Empty(await _other.HearAsync(Live));
        Assert.DoesNotContain(_world.Keys(), key => key[0] == "throttle");
    }

    [Fact]
    public async Task A_store_that_is_away_fails_no_send()
    {
        _store.IsAway = true;

        await _told.TellAsync(Tenant, TimeSpan.FromSeconds(30), Live);

        Assert.Empty(await _other.HearAsync(Live));
    }

    [Fact]
    public async Task A_notice_that_cannot_be_read_stops_nothing_and_stays_where_it_is()
    {
        byte[] strange = [.. """{"schema":9}"""u8];
        await _world.Store.PutNewAsync(StoreKey.Of("throttle", Tenant.Value), strange, Live);

        await _told.TellAsync(Tenant, TimeSpan.FromSeconds(30), Live);
        _world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(await _other.HearAsync(Live));
        Assert.Equal(strange, _world.Store.Contents()[$"throttle/{Tenant.Value}"]);
    }

    [Fact]
    public void Requests_that_came_while_another_was_in_force_halve_the_rate_once_wherever_they_came_from()
    {
        var pace = new TenantPace(40);

        pace.Throttle(At(0), At(5), At(0));
        pace.Throttle(At(0.1), At(7), At(6));
        pace.Take(20, replicas: 1, At(7));

        Assert.Equal(At(8), pace.Earliest(At(7)));
        static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
    }

    [Fact]
    public void Another_process_s_request_to_wait_halves_the_rate_here_too()
    {
        var pace = new TenantPace(40);

        pace.Throttle(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(9));
        pace.Take(20, replicas: 1, TimeSpan.FromSeconds(30));

        Assert.Equal(TimeSpan.FromSeconds(31), pace.Earliest(TimeSpan.FromSeconds(30)));
    }
}
