using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

public sealed class Sweepers
{
    private readonly World _world = new();
    private readonly CountedStore _store;
    private readonly Engine _engine;
    private readonly Sweeper _sweeper;

    public Sweepers()
    {
        _store = new CountedStore(_world.Store);
        _engine = new Engine(_world, _store, _world.Queue, _world.Chat);
        _sweeper = new Sweeper(_engine.Rounds, _engine.Ask, new WorkHints(_world.Queue), _engine.PutOff, new DeliveryMetrics(_world.Meters));
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_that_only_waits_is_read_once_and_then_left_alone()
    {
        await _engine.OpenedAsync();
        await _sweeper.HandleAsync(Live);
        _store.Clear();

        for (var tick = 0; tick < 6; tick++)
        {
            _world.Time.Advance(TimeSpan.FromSeconds(10));
            await _sweeper.HandleAsync(Live);
        }

        Assert.Equal(["list active"], _store.Calls);
    }

    [Fact]
    public async Task A_round_that_an_admin_closes_is_seen_through_although_its_hint_is_lost()
    {
        var plan = await _engine.OpenedAsync();
        await _engine.PassAsync(TimeSpan.FromMinutes(1));

        await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        _world.Queue.Clear();
        await _engine.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(10));

        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
    }

    [Fact]
    public async Task A_round_that_cannot_be_read_is_counted_and_holds_up_no_other()
    {
        var plan = await _engine.OpenedAsync();
        var other = plan.Ref with { Round = new RoundId("aaaaaaaaaaaaaaaaaaaa") };
        await _engine.Rounds.MarkActiveAsync(new ActiveRound(other, plan.Date), Live);
        await _world.Store.PutNewAsync(StoreKey.Of("round", other.Tenant.Value, other.Team.Team.Value, other.Round.Value, "plan.json"), new byte[20], Live);
        _world.Time.Advance(plan.ClosesAt - _world.Time.GetUtcNow());

        var unreadable = await _sweeper.HandleAsync(Live);

        Assert.Equal(1, unreadable);
        Assert.IsType<WorkItem.AdvanceRound>(WorkHints.Read((await _world.Queue.ReceiveAsync(WorkHints.Queue, 8, TimeSpan.FromMinutes(1), Live)).Single()));
    }
}
