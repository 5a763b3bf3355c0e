using CollabBot.Core.Administration;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class WrongClocks
{
    private readonly World _world = new();

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_process_whose_clock_is_minutes_off_closes_a_round_at_its_hour_by_the_stores_clock(int minutes)
    {
        var engine = _world.Start(new SkewedClock(_world.Time, TimeSpan.FromMinutes(minutes)));
        var plan = await engine.OpenedAsync();
        foreach (var participant in plan.Participants)
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await engine.PassAsync(plan.ClosesAt - _world.Time.GetUtcNow() - TimeSpan.FromSeconds(1), TimeSpan.FromHours(6));
        var before = (await engine.StateAsync(plan))!.Phase;
        await engine.PassAsync(TimeSpan.FromSeconds(1));
        var after = (await engine.StateAsync(plan))!;

        Assert.Equal(RoundPhase.Open, before);
        Assert.Equal(RoundPhase.Closing, after.Phase);
        Assert.Equal(plan.ClosesAt + RoundState.Drain, after.SealAt);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_process_whose_clock_is_minutes_off_takes_answers_until_the_stores_clock_says_that_they_are_too_late(int minutes)
    {
        var engine = _world.Start(new SkewedClock(_world.Time, TimeSpan.FromMinutes(minutes)));
        var plan = await engine.OpenedAsync();
        var person = plan.Participants[0].Person;
        _world.Time.SetUtcNow(plan.ClosesAt - TimeSpan.FromSeconds(2));

        var read = await engine.AnswerAsync(plan, person, 0, 4);
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        var carriedOn = await engine.AnswerAsync(plan, person, 1, 4);
        var stillOpen = await engine.OpenPulses.FindAsync(new PersonRef(plan.Ref.Tenant, person), TestContext.Current.CancellationToken);
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        var tooLate = await engine.AnswerAsync(plan, person, 2, 4);
        var openNow = await engine.OpenPulses.FindAsync(new PersonRef(plan.Ref.Tenant, person), TestContext.Current.CancellationToken);

        Assert.IsType<AnswerOutcome.Shown>(read);
        Assert.IsType<AnswerOutcome.Shown>(carriedOn);
        Assert.Equal(plan.Ref, Assert.Single(stillOpen));
        Assert.IsType<AnswerOutcome.Closed>(tooLate);
        Assert.Empty(openNow);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_process_whose_clock_is_minutes_off_counts_a_cadence_from_when_it_was_saved(int minutes)
    {
        var engine = _world.Start(new SkewedClock(_world.Time, TimeSpan.FromMinutes(minutes)));
        await engine.InstallAsync();
        _world.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero).AddMinutes(-3));

        var saved = Assert.IsType<ConfigureTeamOutcome.Saved>(await engine.SetUpAsync());

        Assert.Equal(_world.Time.GetUtcNow(), saved.Team.CadenceSince);
        Assert.Equal(new DateOnly(2026, 11, 24), saved.Next.Date);
    }

    [Theory]
    [InlineData(-5, 5)]
    [InlineData(5, -5)]
    public async Task Processes_that_are_ten_minutes_apart_and_one_that_jumps_an_hour_open_one_round_and_none_early(int first, int second)
    {
        var jumping = new SkewedClock(_world.Time, TimeSpan.FromMinutes(first));
        Engine[] engines = [_world.Start(jumping), _world.Start(new SkewedClock(_world.Time, TimeSpan.FromMinutes(second)))];
        await engines[0].InstallAsync();
        await engines[0].SetUpAsync();
        var due = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        _world.Time.SetUtcNow(due.AddMinutes(-20));

        while (_world.Time.GetUtcNow() < due.AddMinutes(70))
        {
            _world.Time.Advance(TimeSpan.FromSeconds(15));
            foreach (var engine in engines)
            {
                await engine.BeatAsync();
            }

            if (_world.Time.GetUtcNow() == due.AddMinutes(-10))
            {
                jumping.Offset += TimeSpan.FromHours(1);
            }

            Assert.True(_world.Time.GetUtcNow() >= due || !_world.Chat.Tried.OfType<Post.PulseAsk>().Any());
        }

        Assert.Equal(due, (await engines[1].PlanOfAsync("2026-11-24"))!.OpensAt);
        Assert.Single(_world.Keys(), key => key[^1] == "plan.json");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_dates_opened_at_the_same_instant_one_has_its_round(bool earlierFirst)
    {
        var engine = _world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        DateOnly[] dates = earlierFirst ? [new(2026, 11, 23), new(2026, 11, 24)] : [new(2026, 11, 24), new(2026, 11, 23)];
        var slow = new HeldStore(_world.Store);
        var keys = new MemoryKeyWrap();
        var held = new OpenRound(_world.Roster, new TeamRegistry(slow, keys), new Rounds(slow, keys), Publishing.Held(slow, _world.Operator), new WorkHints(_world.Queue));
        slow.Hold();

        // Past its look at the history when the other one comes and goes.
        var opening = held.HandleAsync(ARound.Team, dates[0], TestContext.Current.CancellationToken);
        await slow.Reached;
        var other = await engine.Open.HandleAsync(ARound.Team, dates[1], TestContext.Current.CancellationToken);
        slow.Release();

        Assert.IsType<OpenRoundOutcome.Opened>(other);
        Assert.IsType<OpenRoundOutcome.TooSoon>(await opening);
        Assert.Single(_world.Keys(), key => key[^1] == "plan.json");
        Assert.Single(_world.Keys(), key => key[0] == "active");
    }

    [Fact]
    public void A_date_that_is_being_planned_holds_off_its_neighbours_and_a_skip_lets_go_of_it()
    {
        var tuesday = new DateOnly(2026, 11, 24);
        var reserved = TeamHistory.None.WithReserved(tuesday);

        Assert.Null(reserved.TooNear(tuesday));
        Assert.Equal(tuesday.AddDays(7), reserved.TooNear(tuesday.AddDays(1)));
        Assert.Equal(tuesday.AddDays(7), reserved.TooNear(tuesday.AddDays(-6)));
        Assert.Null(reserved.TooNear(tuesday.AddDays(7)));
        Assert.Same(reserved, reserved.WithReserved(tuesday.AddDays(1)));
        Assert.Null(reserved.Skipped([tuesday], SkipReason.Outage, told: true).Reserved);
    }
}
