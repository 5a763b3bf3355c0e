using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Closings : IAsyncLifetime
{
    private readonly World _world = new();
    private readonly Engine _engine;
    private RoundPlan _plan = null!;

    public Closings() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plan = await _engine.OpenedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_slot_that_somebody_changed_is_lost_and_the_others_are_counted_and_destroyed()
    {
        await AnswerAsync(people: 7, value: 4);
        var slot = Core.Storage.StoreKey.FromEncoded(_world.Store.Contents().Keys.First(key => key.Contains("/inbox/", StringComparison.Ordinal)));
        await _world.Store.DeleteAsync(slot, null, Live);
        await _world.Store.PutNewAsync(slot, new byte[1_052], Live);

        await _engine.CloseAsync();

        Assert.All((await _engine.ResultAsync(_plan))!.Areas, area => Assert.Equal([0, 0, 0, 6, 0], area.Counts));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is not "poll" && (key.Contains("inbox") || key[^1] == "key"));
    }

    [Fact]
    public async Task Closing_now_lets_no_new_answer_in_and_counts_after_the_drain()
    {
        await AnswerAsync(people: 6, value: 4);

        var closing = Assert.IsType<AskNowOutcome.Closing>(await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
        Assert.IsType<AnswerOutcome.Closed>(await _engine.AnswerAsync(_plan, ARound.Person(9), 0, 1));
        await _engine.PassAsync(RoundState.Drain - TimeSpan.FromTicks(1), TimeSpan.FromSeconds(10));
        Assert.Null(await _engine.ResultAsync(_plan));
        await _engine.PassAsync(TimeSpan.FromTicks(1));

        Assert.Equal(_world.Time.GetUtcNow(), closing.State.SealAt);
        Assert.All((await _engine.ResultAsync(_plan))!.Areas, area => Assert.Equal([0, 0, 0, 6, 0], area.Counts));
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(_plan))!.Phase);
        Assert.IsType<AskNowOutcome.NothingOpen>(await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
    }

    [Fact]
    public async Task Closing_twice_does_not_move_the_seal()
    {
        var first = Assert.IsType<AskNowOutcome.Closing>(await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
        _world.Time.Advance(TimeSpan.FromSeconds(20));

        var second = Assert.IsType<AskNowOutcome.Closing>(await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));

        Assert.Equal(first.State.SealAt, second.State.SealAt);
    }

    [Fact]
    public async Task An_answer_let_in_before_closing_and_written_during_the_drain_is_acknowledged_and_counted()
    {
        await AnswerAsync(people: 4, value: 4);

        Assert.IsType<AnswerOutcome.Shown>(await AnswerSlowlyAsync(ARound.Person(9), 5, TimeSpan.FromSeconds(8)));
        await _engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));

        var area = Assert.Single((await _engine.ResultAsync(_plan))!.Areas);
        Assert.Equal([0, 0, 0, 4, 1], area.Counts);
    }

    [Fact]
    public async Task An_answer_written_after_the_seal_is_refused_and_leaves_nothing_behind()
    {
        await AnswerAsync(people: 6, value: 4);

        Assert.IsType<AnswerOutcome.Closed>(await AnswerSlowlyAsync(ARound.Person(9), 5, RoundState.Drain));
        Assert.Equal(6, _world.Keys().Count(key => key.Contains("inbox")));
        await _engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));

        Assert.All((await _engine.ResultAsync(_plan))!.Areas, area => Assert.Equal([0, 0, 0, 6, 0], area.Counts));
    }

    [Fact]
    public async Task An_answer_written_after_the_seal_takes_none_that_was_acknowledged_with_it()
    {
        await AnswerAsync(people: 5, value: 4);

        Assert.IsType<AnswerOutcome.Closed>(await AnswerSlowlyAsync(ARound.Person(5), 1, RoundState.Drain));
        await _engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));

        Assert.Equal(PracticeArea.Core.Count, (await _engine.ResultAsync(_plan))!.Areas.Count);
        Assert.All((await _engine.ResultAsync(_plan))!.Areas, area => Assert.Equal([0, 0, 0, 5, 0], area.Counts));
    }

    [Fact]
    public async Task An_answer_written_after_the_count_is_refused_and_leaves_nothing_behind()
    {
        await AnswerAsync(people: 6, value: 4);

        Assert.IsType<AnswerOutcome.Closed>(await AnswerSlowlyAsync(ARound.Person(6), 1, RoundState.Drain, beat: true));

        Assert.DoesNotContain(_world.Keys(), key => key[0] is not "poll" && (key.Contains("inbox") || key[^1] == "key"));
        Assert.All((await _engine.ResultAsync(_plan))!.Areas, area => Assert.Equal([0, 0, 0, 6, 0], area.Counts));
    }

    [Fact]
    public async Task An_area_that_fell_short_leaves_no_number_and_takes_none_of_the_others_with_it()
    {
        await AnswerAsync(people: 4, value: 2);
        var trust = QuestionOf(ARound.Person(5), PracticeArea.Trust);
        await _engine.AnswerAsync(_plan, ARound.Person(5), trust, 5);

        await _engine.CloseAsync();

        var result = (await _engine.ResultAsync(_plan))!;
        Assert.Equal([PracticeArea.Trust], result.Areas.Select(area => area.Area));
        Assert.Equal(Participation.FewerThanHalf, result.Participation);
    }

    [Fact]
    public async Task What_another_process_lets_in_before_it_learns_of_the_closing_is_counted()
    {
        await AnswerAsync(people: 4, value: 2);
        var elsewhere = AnotherProcess();
        var trust = QuestionOf(ARound.Person(5), PracticeArea.Trust);
        await elsewhere.ShowAsync(new PersonRef(_plan.Ref.Tenant, ARound.Person(5)), _plan.Ref, Live);

        await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        _world.Time.Advance(AnswerableRounds.Trust - TimeSpan.FromMilliseconds(1));
        var late = await RateAsync(elsewhere, ARound.Person(5), trust, 5);
        _world.Time.Advance(RoundState.Drain);
        await _engine.BeatAsync();

        Assert.IsType<AnswerOutcome.Shown>(late);
        Assert.Equal([PracticeArea.Trust], (await _engine.ResultAsync(_plan))!.Areas.Select(area => area.Area));
    }

    [Fact]
    public async Task Another_process_learns_of_the_closing_within_seconds()
    {
        var elsewhere = AnotherProcess();
        await elsewhere.ShowAsync(new PersonRef(_plan.Ref.Tenant, ARound.Person(5)), _plan.Ref, Live);

        await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        _world.Time.Advance(AnswerableRounds.Trust);

        Assert.IsType<AnswerOutcome.Closed>(await RateAsync(elsewhere, ARound.Person(5), 0, 5));
    }

    [Fact]
    public async Task Answers_through_several_processes_end_up_in_one_ballot()
    {
        var elsewhere = AnotherProcess();
        await RateAsync(elsewhere, ARound.Person(5), 0, 5);
        await _engine.AnswerAsync(_plan, ARound.Person(5), 1, 4);

        var view = Assert.IsType<AnswerOutcome.Shown>(await RateAsync(elsewhere, ARound.Person(5), 2, 3)).View;

        Assert.Equal((3, null), (view.Answered, view.Question));
    }

    private AnswerQuestion AnotherProcess()
    {
        var rounds = new Rounds(_world.Store, new MemoryKeyWrap());
        return new AnswerQuestion(rounds, new AnswerableRounds(rounds, _world.Time), new AnswerMetrics(_world.Meters), _world.Time);
    }

    private Task<AnswerOutcome> RateAsync(AnswerQuestion answers, PersonId person, int question, int value) =>
        answers.HandleAsync(new PersonRef(_plan.Ref.Tenant, person), _plan.Ref, question, new Reply.Rated(value), null, _world.Time.GetUtcNow(), Live);

    /// <summary>A request that is let in, and whose write arrives late: the round is closed meanwhile, and <paramref name="late"/> passes.</summary>
    private async Task<AnswerOutcome> AnswerSlowlyAsync(PersonId person, int value, TimeSpan late, bool beat = false)
    {
        var slow = new HeldStore(_world.Store);
        var rounds = new Rounds(slow, new MemoryKeyWrap());
        var answers = new AnswerQuestion(rounds, new AnswerableRounds(rounds, _world.Time), new AnswerMetrics(_world.Meters), _world.Time);
        var question = QuestionOf(person, PracticeArea.Trust);
        slow.Hold();
        var answering = answers.HandleAsync(new PersonRef(_plan.Ref.Tenant, person), _plan.Ref, question, new Reply.Rated(value), null, _world.Time.GetUtcNow(), Live);
        await slow.Reached;

        await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        _world.Time.Advance(late);
        if (beat)
        {
            await _engine.BeatAsync();
        }

        slow.Release();
        return await answering;
    }

    private int QuestionOf(PersonId person, PracticeArea area) => _plan.Find(person)!.Items.ToList().FindIndex(id => ItemBank.Shipped.Find(id)!.Area == area);

    private async Task AnswerAsync(int people, int value)
    {
        for (var number = 1; number <= people; number++)
        {
            await _engine.AnswerAllAsync(_plan, ARound.Person(number), value);
        }
    }
}
