using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Service.Health;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Delivery;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>What is told of how things stand, to whoever collects metrics.</summary>
public sealed class Gauges
{
    private readonly World _world = new();
    private readonly SendPace _pace;
    private readonly Engine _engine;
    private readonly StateGauges _gauges;

    public Gauges()
    {
        _pace = new SendPace(PaceLimits.None, new SingleReplica(), _world.Time);
        _engine = new Engine(_world, _world.Store, _world.Queue, _world.Chat, pace: _pace);
        var poison = new Poison(_world.Store, _world.Queue, _world.Time, new DeliveryMetrics(_world.Meters));
        _gauges = new StateGauges(_world.Store, _world.Queue, poison, _engine.Sweeper, _pace, _world.Time, _world.Meters);
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_healthy_service_has_an_open_round_and_nothing_else_to_tell()
    {
        await OpenedAsync();

        using var told = await LookedAtAsync();

        Assert.Equal(1, told.Sum("collabbot.round.state", ("state", "open")));
        Assert.All(
            told.All.Where(one => one.Instrument.Name != "collabbot.round.state" || one.Tags["state"] as string != "open"),
            one => Assert.Equal(0, one.Value));
    }

    [Fact]
    public async Task What_waits_and_what_lies_aside_is_told()
    {
        await _world.Queue.SendAsync(WorkHints.Queue, "no hint"u8.ToArray(), TimeSpan.Zero, Live);
        await _engine.BeatAsync();
        await _world.Queue.SendAsync(WorkHints.Queue, "later"u8.ToArray(), TimeSpan.FromDays(1), Live);
        await _pace.ThrottleAsync(ARound.Team.Tenant, TimeSpan.FromMinutes(1), Live);

        using var told = await LookedAtAsync();

        Assert.Equal([1], told.Of("collabbot.queue.length", ("queue", "work")));
        Assert.Equal([1], told.Of("collabbot.poison.aside", ("queue", "work")));
        Assert.Equal([1], told.Of("collabbot.ratelimit.paused"));
    }

    [Fact]
    public async Task A_round_that_hints_do_not_move_on_is_stalled_and_after_an_hour_its_purge_is_overdue()
    {
        var plan = await OpenedAsync();
        _world.Time.Advance(plan.ClosesAt - _world.Time.GetUtcNow());
        await _engine.SweepAsync();
        using var first = await LookedAtAsync();
        Assert.Equal(0, first.Sum("collabbot.round.stalled", ("state", "open")));

        _world.Time.Advance(Sweeper.LookAgain);
        await _engine.SweepAsync();
        using var second = await LookedAtAsync();
        Assert.Equal(1, second.Sum("collabbot.round.stalled", ("state", "open")));
        Assert.Equal([0], second.Of("collabbot.purge.overdue"));

        _world.Time.Advance(OverdueRounds.Limit);
        using var late = await LookedAtAsync();
        Assert.Equal([1], late.Of("collabbot.purge.overdue"));
    }

    [Fact]
    public async Task A_clock_that_is_ahead_of_the_stores_is_told_in_seconds()
    {
        var poison = new Poison(_world.Store, _world.Queue, _world.Time, new DeliveryMetrics(_world.Meters));
        var ahead = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(_world.Time.GetUtcNow().AddSeconds(7));
        var meters = Meters.New();
        var gauges = new StateGauges(_world.Store, _world.Queue, poison, _engine.Sweeper, _pace, ahead, meters);
        await gauges.LookAsync(Live);
        using var told = new Measured(meters);

        told.Ask();

        Assert.Equal([7], told.Of("collabbot.clock.skew"));
    }

    [Theory]
    [InlineData(70_000_000)]
    [InlineData(null)]
    public async Task The_room_on_the_databases_disk_is_told_where_there_is_one(int? free)
    {
        var disk = new DatabaseDisk("store.db", 0, () => free ?? throw new IOException("No such disk."));
        var poison = new Poison(_world.Store, _world.Queue, _world.Time, new DeliveryMetrics(_world.Meters));
        var meters = Meters.New();
        var gauges = new StateGauges(_world.Store, _world.Queue, poison, _engine.Sweeper, _pace, _world.Time, meters, disk);
        await gauges.LookAsync(Live);
        using var told = new Measured(meters);

        told.Ask();

        Assert.Equal(free is { } bytes ? [bytes] : [], told.Of("collabbot.store.disk.free"));
        Assert.Equal([0], told.Of("collabbot.purge.overdue"));
    }

    [Fact]
    public async Task Looking_again_within_a_minute_asks_the_store_nothing()
    {
        await _gauges.LookAsync(Live);
        await _world.Queue.SendAsync(WorkHints.Queue, "later"u8.ToArray(), TimeSpan.FromDays(1), Live);

        _world.Time.Advance(StateGauges.LookEvery - TimeSpan.FromTicks(1));
        using var soon = await LookedAtAsync();
        _world.Time.Advance(TimeSpan.FromTicks(1));
        using var later = await LookedAtAsync();

        Assert.Equal([0], soon.Of("collabbot.queue.length", ("queue", "work")));
        Assert.Equal([1], later.Of("collabbot.queue.length", ("queue", "work")));
    }

    [Fact]
    public async Task What_was_seen_too_long_ago_is_not_told()
    {
        await _gauges.LookAsync(Live);
        _world.Time.Advance(StateGauges.Fresh + TimeSpan.FromTicks(1));
        using var told = new Measured(_world.Meters);

        told.Ask();

        Assert.Equal(["collabbot.ratelimit.paused"], told.All.Select(one => one.Instrument.Name));
    }

    private async Task<RoundPlan> OpenedAsync()
    {
        var plan = await _engine.OpenedAsync();
        await _engine.PassAsync(Sweeper.LookAgain * 2, TimeSpan.FromMinutes(1));
        return plan;
    }

    /// <summary>What was told at one collection; all of it documented.</summary>
    private async Task<Measured> LookedAtAsync()
    {
        await _gauges.LookAsync(Live);
        var told = new Measured(_world.Meters);
        told.Ask();
        Assert.NotEmpty(told.All);
        Assert.DoesNotContain(told.All, one => !Instruments.All.TryGetValue(one.Instrument.Name, out var documented) || !documented.Allows(one.Instrument.Unit, one.Tags));
        return told;
    }
}
