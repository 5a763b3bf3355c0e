using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>Who leaves the team takes their answers of the open round along (P14).</summary>
public sealed class Departures : IAsyncLifetime
{
    private const int People = 8;

    private static readonly PersonId Leaver = ARound.Person(8);
    private static readonly RosterReading Unreadable = new RosterReading.Unavailable("Throttled");

    private readonly World _world = new();
    private readonly Engine _engine;
    private RoundPlan _plan = null!;

    public Departures()
    {
        _world.Roster.Reading = MemoryRoster.Of(People);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plan = await _engine.OpenedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Whoever_the_roster_does_not_have_any_more_is_not_counted_though_no_event_told()
    {
        await AnswerAsync(People);
        _world.Roster.Reading = MemoryRoster.Of(People - 1);

        await _engine.CloseAsync();

        Assert.Equal([7, 7, 7], await CountsAsync());
    }

    [Fact]
    public async Task At_the_event_the_answers_are_gone_at_once()
    {
        await AnswerAsync(People);

        await LeaveAsync();

        Assert.Empty((await BallotAsync(Leaver)).Entries);
        Assert.Equal(3, (await BallotAsync(ARound.Person(7))).Entries.Count);
    }

    [Fact]
    public async Task An_event_that_knows_only_the_address_is_enough()
    {
        await AnswerAsync(People);

        await _engine.Leave.LeftAsync(ARound.Team, [new SeenMember(_plan.Find(Leaver)!.Address, null)], Live);

        Assert.Empty((await BallotAsync(Leaver)).Entries);
    }

    [Fact]
    public async Task With_a_roster_that_cannot_be_read_the_round_waits_ten_minutes_and_then_believes_the_events()
    {
        await AnswerAsync(People);
        await LeaveAsync();
        _world.Roster.Reading = Unreadable;

        await _engine.CloseAsync();
        await _engine.PassAsync(CountRound.RosterPatience - TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
        var before = await _engine.ResultAsync(_plan);
        await _engine.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));

        Assert.Null(before);
        Assert.Equal([7, 7, 7], await CountsAsync());
        Assert.True((await _engine.ResultAsync(_plan))!.IsRosterUnread);

        await _engine.PassAsync(DecideTelling.Patience, TimeSpan.FromMinutes(10));
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(_plan))!.Phase);
    }

    [Fact]
    public async Task A_roster_that_can_be_read_again_in_time_decides()
    {
        await AnswerAsync(People);
        _world.Roster.Reading = Unreadable;
        await _engine.CloseAsync();

        _world.Roster.Reading = MemoryRoster.Of(People - 1);
        await _engine.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));

        Assert.Equal([7, 7, 7], await CountsAsync());
        Assert.False((await _engine.ResultAsync(_plan))!.IsRosterUnread);
    }

    [Fact]
    public async Task The_roster_is_read_once_to_count_and_once_to_tell()
    {
        await AnswerAsync(People);
        var before = _world.Roster.Reads;

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, _world.Roster.Reads - before);
    }

    [Fact]
    public async Task What_a_leaver_answers_after_the_event_is_refused_and_does_not_come_back()
    {
        await AnswerAsync(People);
        var card = await CardAsync(Leaver);
        await LeaveAsync();

        Assert.IsType<AnswerOutcome.NotAsked>(await _engine.AnswerAsync(_plan, Leaver, 0, 1));
        Assert.IsType<AnswerOutcome.NotAsked>(await TapAsync(card));
        Assert.IsType<AnswerOutcome.NotAsked>(await _engine.ShowAsync(_plan, Ref(Leaver)));
        Assert.IsType<AnswerOutcome.NotAsked>(await _engine.Own.ListAsync(Ref(Leaver), _plan.Ref, Live));
        Assert.IsType<AnswerOutcome.NotAsked>(await _engine.Answers.TurnToAsync(Ref(Leaver), _plan.Ref, 1, Live));
        _world.Roster.Reading = Unreadable;
        await CloseWithoutRosterAsync();

        Assert.Equal([7, 7, 7], await CountsAsync());
    }

    [Fact]
    public async Task An_answer_that_was_on_its_way_when_the_event_came_is_refused_too()
    {
        await AnswerAsync(People - 1);
        var slow = new HeldStore(_world.Store);
        var rounds = new Rounds(slow, new MemoryKeyWrap());
        var answers = new AnswerQuestion(rounds, new AnswerableRounds(rounds, _world.Time), new AnswerMetrics(_world.Meters), _world.Time);
        slow.Hold();
        var answering = answers.HandleAsync(Ref(Leaver), _plan.Ref, 0, new Reply.Rated(1), null, _world.Time.GetUtcNow(), Live);
        await slow.Reached;

        await LeaveAsync();
        slow.Release();

        Assert.IsType<AnswerOutcome.NotAsked>(await answering);
        Assert.Empty((await BallotAsync(Leaver)).Entries);
    }

    [Fact]
    public async Task Another_process_that_still_remembers_the_slot_takes_no_answer_either()
    {
        var elsewhere = _world.Start();
        await elsewhere.AnswerAsync(_plan, Leaver, 0, 4);

        await LeaveAsync();

        Assert.IsType<AnswerOutcome.NotAsked>(await elsewhere.AnswerAsync(_plan, Leaver, 1, 4));
        Assert.Empty((await BallotAsync(Leaver)).Entries);
    }

    [Fact]
    public async Task Whoever_leaves_while_answers_on_their_way_are_waited_out_is_not_counted()
    {
        await AnswerAsync(People);
        await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        _world.Time.Advance(TimeSpan.FromSeconds(10));

        await LeaveAsync();
        _world.Roster.Reading = Unreadable;
        await _engine.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1));

        Assert.Equal([7, 7, 7], await CountsAsync());
    }

    [Fact]
    public async Task The_same_event_again_or_after_the_end_changes_nothing()
    {
        await AnswerAsync(People);
        await LeaveAsync();
        await LeaveAsync();
        _world.Roster.Reading = MemoryRoster.Of(People - 1);
        await _engine.CloseAsync();
        var before = _world.Store.Contents();

        await LeaveAsync();

        Assert.Equal([7, 7, 7], await CountsAsync());
        Assert.Equal(before, _world.Store.Contents());
    }

    [Fact]
    public async Task An_event_whose_write_is_held_up_until_the_answers_are_destroyed_leaves_no_slot_behind()
    {
        await AnswerAsync(People);
        var slow = new HeldStore(_world.Store);
        slow.Hold();
        var leaving = new Engine(_world, slow, _world.Queue, _world.Chat).Leave.LeftAsync(ARound.Team, [new SeenMember("", Leaver)], Live);
        await slow.Reached;

        await _engine.CloseAsync();
        slow.Release();
        await leaving;

        Assert.DoesNotContain(_world.Keys(), key => key.Contains("inbox"));
    }

    [Fact]
    public async Task Whoever_comes_back_may_answer_anew_and_only_that_counts()
    {
        await AnswerAsync(People);
        await LeaveAsync();

        await _engine.Leave.CameBackAsync(ARound.Team, [new SeenMember("", Leaver)], Live);
        await _engine.AnswerAsync(_plan, Leaver, 0, 1);
        await _engine.CloseAsync();

        Assert.Equal([7, 7, 8], (await CountsAsync()).Order());
    }

    [Fact]
    public async Task When_too_few_are_left_nothing_is()
    {
        await AnswerAsync(5);
        await _engine.Leave.LeftAsync(ARound.Team, [new SeenMember("", ARound.Person(5))], Live);

        await _engine.CloseAsync();

        var result = (await _engine.ResultAsync(_plan))!;
        Assert.Empty(result.Areas);
        Assert.Null(result.Participation);
    }

    [Fact]
    public async Task A_leaver_is_not_reminded_and_loses_their_place_in_the_sweeps_at_once()
    {
        await LeaveAsync();

        await _engine.PassAsync(_plan.RemindsAt!.Value + TimeSpan.FromMinutes(10) - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.Equal(People - 1, _world.Chat.Delivered.OfType<Post.PulseReminder>().Count());
        Assert.Null((await _engine.Teams.MembershipAsync(ARound.Team, Live)).Find(Leaver));
    }

    [Fact]
    public async Task Somebody_who_leaves_a_team_that_never_had_a_round_leaves_no_record_behind()
    {
        var other = ARound.Team with { Team = new TeamId("other") };

        await _engine.Leave.LeftAsync(other, [new SeenMember("", Leaver)], Live);

        Assert.DoesNotContain(_world.Keys(), key => key.Contains("other"));
    }

    [Fact]
    public async Task A_reader_of_the_store_cannot_tell_a_leavers_slot_from_another()
    {
        await AnswerAsync(People);

        await LeaveAsync();

        Assert.Equal(People, _world.Keys().Count(key => key.Contains("inbox")));
        Assert.Single(_world.Store.Contents().Where(entry => entry.Key.Contains("/inbox/", StringComparison.Ordinal)).Select(entry => entry.Value.Length).Distinct());
    }

    private static PersonRef Ref(PersonId person) => new(ARound.Team.Tenant, person);

    private Task LeaveAsync() => _engine.Leave.LeftAsync(ARound.Team, [new SeenMember("29:somebody", Leaver)], Live);

    private async Task CloseWithoutRosterAsync()
    {
        await _engine.CloseAsync();
        await _engine.PassAsync(CountRound.RosterPatience + TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
    }

    private async Task<IEnumerable<int>> CountsAsync() => (await _engine.ResultAsync(_plan))!.Areas.Select(area => area.N);

    private async Task<Ballot> BallotAsync(PersonId person)
    {
        var box = (await _engine.Rounds.FindBoxAsync(_plan.Ref, Live))!;
        var slot = box.SlotOf(Ref(person));
        return box.BallotIn(slot, await _engine.Rounds.ReadSlotAsync(_plan.Ref, slot, Live));
    }

    private async Task<CardStamp> CardAsync(PersonId person)
    {
        var view = Assert.IsType<AnswerOutcome.Shown>(await _engine.ShowAsync(_plan, Ref(person))).View;
        return new CardStamp(view.CardRevision, view.Stamp);
    }

    private Task<AnswerOutcome> TapAsync(CardStamp card) =>
        _engine.Answers.HandleAsync(Ref(Leaver), _plan.Ref, 0, new Reply.Rated(1), card, _world.Time.GetUtcNow(), Live);

    private async Task AnswerAsync(int people)
    {
        for (var number = 1; number <= people; number++)
        {
            await _engine.AnswerAllAsync(_plan, ARound.Person(number), 4);
        }
    }
}
