using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

public sealed class PoisonedMessages
{
    private static readonly TeamRef Damaged = new(new TenantId("tenant-1"), new TeamId("19:damaged@thread.tacv2"));
    private static readonly StoreKey DamagedKey = StoreKey.Of("cfg", Damaged.Tenant.Value, "team", Damaged.Team.Value);

    private readonly World _world = new();
    private readonly Engine _engine;
    private readonly Poison _poison;

    public PoisonedMessages()
    {
        _engine = _world.Start();
        _poison = new Poison(_world.Store, _world.Queue, _world.Time, new DeliveryMetrics(_world.Meters));
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_that_failed_five_times_is_put_aside_and_its_neighbours_are_done()
    {
        using var counted = new CountedPoison(_world.Meters);
        await DamageAsync();
        await _engine.Install.AddAsync(ARound.Team, "Team", Engine.Admin, Engine.Channel, new ChannelId(ARound.Team.Team.Value), Live);

        await PumpForAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(await AsideAsync());
        Assert.Equal(2, _world.Chat.Delivered.Count);

        await PumpForAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await _world.Queue.LengthAsync(WorkHints.Queue, Live));
        Assert.Equal((WorkHints.Queue, new DateOnly(2026, 11, 23)), Assert.Single(await AsideAsync()) is var one ? (one.Queue, one.Date) : default);
        Assert.Equal(["failed"], counted.Reasons);
    }

    [Fact]
    public async Task The_same_hint_lies_aside_once_a_day_however_often_it_fails()
    {
        await DamageAsync();
        await PumpForAsync(TimeSpan.FromMinutes(5));
        await HintAsync(Damaged);
        await PumpForAsync(TimeSpan.FromMinutes(5));

        Assert.Single(await AsideAsync());
    }

    [Fact]
    public async Task What_lies_aside_can_be_replayed_once_the_cause_is_mended()
    {
        await DamageAsync();
        await PumpForAsync(TimeSpan.FromMinutes(5));
        await _world.Store.DeleteAsync(DamagedKey, null, Live);
        await _engine.Install.AddAsync(Damaged, "Team", Engine.Admin, Engine.Channel, new ChannelId(Damaged.Team.Value), Live);
        await PumpForAsync(TimeSpan.FromMinutes(1));
        var message = Assert.Single(await AsideAsync());

        Assert.True(await _poison.ReplayAsync(message, Live));
        await PumpForAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(await AsideAsync());
        Assert.Equal(0, await _world.Queue.LengthAsync(WorkHints.Queue, Live));
        Assert.False(await _poison.ReplayAsync(message, Live));
    }

    [Theory]
    [InlineData("no hint")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"do":"unheard-of"}""")]
    [InlineData("""{"do":"welcome"}""")]
    public async Task What_is_no_hint_is_put_aside_at_once(string body)
    {
        using var counted = new CountedPoison(_world.Meters);
        await _world.Queue.SendAsync(WorkHints.Queue, Encoding.UTF8.GetBytes(body), TimeSpan.Zero, Live);

        await PumpAsync();

        Assert.Equal(0, await _world.Queue.LengthAsync(WorkHints.Queue, Live));
        Assert.Single(await AsideAsync());
        Assert.Equal(["unreadable"], counted.Reasons);
    }

    [Fact]
    public async Task A_message_that_nobody_ever_lived_to_settle_is_put_aside_untouched()
    {
        await HintAsync(ARound.Team);
        for (var died = 0; died < 10; died++)
        {
            Assert.Single(await _world.Queue.ReceiveAsync(WorkHints.Queue, 1, TimeSpan.FromSeconds(1), Live));
            _world.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await PumpAsync();

        Assert.Single(await AsideAsync());
    }

    [Fact]
    public async Task A_hundred_of_them_hold_up_nobody()
    {
        for (var number = 0; number < 100; number++)
        {
            await _world.Queue.SendAsync(WorkHints.Queue, Encoding.UTF8.GetBytes($"poison {number}"), TimeSpan.Zero, Live);
        }

        await _engine.InstallAsync();

        Assert.Equal(2, _world.Chat.Delivered.Count);
        Assert.Equal(100, (await AsideAsync()).Count);
    }

    private async Task DamageAsync()
    {
        await _world.Store.PutNewAsync(DamagedKey, "damaged"u8.ToArray(), Live);
        await HintAsync(Damaged);
    }

    private Task HintAsync(TeamRef team) => new WorkHints(_world.Queue).SendAsync(new WorkItem.WelcomeTeam(team), Live);

    private async Task PumpForAsync(TimeSpan span)
    {
        for (var until = _world.Time.GetUtcNow() + span; _world.Time.GetUtcNow() < until; _world.Time.Advance(TimeSpan.FromSeconds(5)))
        {
            await PumpAsync();
        }
    }

    private async Task PumpAsync()
    {
        while (await _engine.Pump.RunOnceAsync(Live) > 0)
        {
        }
    }

    private async Task<List<PoisonedMessage>> AsideAsync() => await _poison.ListAsync(Live).ToListAsync(Live);
}
