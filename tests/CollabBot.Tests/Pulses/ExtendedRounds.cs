using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>A round that too few have answered goes on for a few days, once (R7). Opened by hand on Monday at nine, planned to close on Thursday at nine.</summary>
public sealed class ExtendedRounds : IAsyncLifetime
{
    private static readonly DateTimeOffset Extended = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly World _world = new();
    private readonly Engine _engine;
    private RoundPlan _plan = null!;

    public ExtendedRounds() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plan = await _engine.OpenedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(12, false)]
    public async Task A_round_is_extended_by_three_working_days_when_fewer_than_the_threshold_have_answered(int answered, bool extended)
    {
        await AnswerAsync(1, answered);

        await PassToAsync(_plan.ClosesAt);

        var state = (await _engine.StateAsync(_plan))!;
        Assert.Equal(extended ? (RoundPhase.Open, Extended) : (RoundPhase.Closing, null), (state.Phase, state.ExtendedTo));
    }

    [Fact]
    public async Task What_is_answered_in_the_extension_counts_with_the_rest()
    {
        await AnswerAsync(1, 4);
        await PassToAsync(_plan.ClosesAt);

        await AnswerAsync(5, 7);
        await PassToAsync(Extended + TimeSpan.FromMinutes(2));

        Assert.Equal([7, 7, 7], (await _engine.ResultAsync(_plan))!.Areas.Select(area => area.N));
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(_plan))!.Phase);
    }

    [Fact]
    public async Task After_its_one_extension_a_round_closes_for_good_and_leaves_nothing()
    {
        await AnswerAsync(1, 4);

        await PassToAsync(Extended + TimeSpan.FromMinutes(2));

        Assert.Empty((await _engine.ResultAsync(_plan))!.Areas);
        Assert.Equal((RoundPhase.Purged, Extended), ((await _engine.StateAsync(_plan))!.Phase, (await _engine.StateAsync(_plan))!.ExtendedTo));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is not "poll" && (key.Contains("inbox") || key[^1] == "key"));
    }

    [Fact]
    public async Task A_round_goes_on_until_an_hour_before_the_teams_next_one_at_most()
    {
        var world = new World();
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        await engine.PassAsync(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero) - world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        var plan = (await engine.PlanOfAsync("2026-11-24"))!;
        var next = new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal(next.AddHours(-1), (await engine.StateAsync(plan))!.ExtendedTo);

        await engine.PassAsync(next + TimeSpan.FromMinutes(5) - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.Equal(RoundPhase.Purged, (await engine.StateAsync(plan))!.Phase);
        Assert.Equal(next, (await engine.PlanOfAsync("2026-12-01"))!.OpensAt);
        Assert.Equal([1, 2], world.Chat.Delivered.OfType<Post.PulseAsk>().Where(ask => ask.Participant.Person == ARound.Person(3)).Select(ask => ask.Plan.Number));
        Assert.Equal(["2026-11-24"], (await engine.Teams.HistoryAsync(ARound.Team, Live)).Releases.Select(release => $"{release.Date:O}"));
    }

    [Fact]
    public async Task Without_a_cadence_a_round_ends_an_hour_short_of_a_week_after_it_began_at_the_latest()
    {
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Cadence = null }, Live);

        await PassToAsync(_plan.ClosesAt);

        Assert.Equal(_plan.OpensAt.AddDays(7).AddHours(-1), (await _engine.StateAsync(_plan))!.ExtendedTo);
    }

    [Fact]
    public async Task A_tap_on_a_card_that_shows_the_old_time_is_taken_and_the_new_card_shows_the_new_one()
    {
        var card = await CardAsync(3);
        await PassToAsync(_plan.ClosesAt + TimeSpan.FromHours(1));

        var view = Assert.IsType<AnswerOutcome.Shown>(await _engine.Answers.HandleAsync(
            Ref(3), _plan.Ref, 0, new Reply.Rated(4), card, _world.Time.GetUtcNow(), Live)).View;

        Assert.Equal((1, Extended), (view.Answered, view.Plan.ClosesAt));
        Assert.Equal([_plan.Ref], await _engine.OpenPulses.FindAsync(Ref(3), Live));
        Assert.Equal(Extended, Assert.IsType<AnswerOutcome.Listed>(await _engine.Own.ListAsync(Ref(3), _plan.Ref, Live)).View.Plan.ClosesAt);
        Assert.Equal(Extended, Assert.IsType<AnswerOutcome.Withdrawn>(await _engine.Own.WithdrawAsync(Ref(3), _plan.Ref, null, null, Live)).Plan.ClosesAt);
    }

    [Fact]
    public async Task Answers_are_taken_up_to_the_new_instant_and_not_at_it()
    {
        await PassToAsync(Extended - TimeSpan.FromTicks(1));
        Assert.IsType<AnswerOutcome.Shown>(await _engine.AnswerAsync(_plan, ARound.Person(3), 0, 4));

        _world.Time.Advance(TimeSpan.FromTicks(1));

        var closed = Assert.IsType<AnswerOutcome.Closed>(await _engine.AnswerAsync(_plan, ARound.Person(3), 1, 4));
        Assert.Equal(Extended, closed.Plan.ClosesAt);
    }

    [Fact]
    public async Task Another_process_that_had_the_round_at_hand_learns_of_the_extension_within_seconds()
    {
        var elsewhere = _world.Start();
        await _engine.PassAsync(TimeSpan.FromMinutes(10));
        _world.Time.Advance(_plan.ClosesAt - _world.Time.GetUtcNow() - TimeSpan.FromSeconds(2));
        await elsewhere.AnswerAsync(_plan, ARound.Person(3), 0, 4);

        await _engine.PassAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        _world.Time.Advance(AnswerableRounds.Trust);

        Assert.Equal(Extended, Assert.IsType<AnswerOutcome.Shown>(await elsewhere.AnswerAsync(_plan, ARound.Person(3), 1, 4)).View.Plan.ClosesAt);
    }

    [Fact]
    public async Task The_channel_is_told_once_and_nobody_is_reminded_a_second_time()
    {
        await AnswerAsync(1, 2);

        await PassToAsync(Extended + TimeSpan.FromMinutes(2));

        Assert.Equal(Extended, Assert.Single(_world.Chat.Tried.OfType<Post.RoundExtended>()).Plan.ClosesAt);
        Assert.All(_world.Chat.Tried.OfType<Post.PulseReminder>().CountBy(reminder => reminder.Participant.Person), reminded => Assert.Equal(1, reminded.Value));
        Assert.Equal(10, _world.Chat.Tried.OfType<Post.PulseReminder>().Count());
    }

    [Fact]
    public async Task A_reminder_that_was_missed_is_not_made_up_for_in_the_extension()
    {
        _world.Time.Advance(_plan.ClosesAt - _world.Time.GetUtcNow());

        await _engine.PassAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(1));

        Assert.Equal(Extended, (await _engine.StateAsync(_plan))!.ExtendedTo);
        Assert.Empty(_world.Chat.Tried.OfType<Post.PulseReminder>());
    }

    [Fact]
    public async Task A_channel_that_cannot_be_told_now_is_told_later()
    {
        _world.Chat.Answer = post => post is Post.RoundExtended && _world.Chat.Tried.OfType<Post.RoundExtended>().Count() == 1
            ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(3))
            : new SendOutcome.Done("message");

        await PassToAsync(_plan.ClosesAt + TimeSpan.FromMinutes(30));

        Assert.Single(_world.Chat.Delivered.OfType<Post.RoundExtended>());
        Assert.Equal(0, await _world.Queue.LengthAsync(WorkHints.Queue, Live));
    }

    [Fact]
    public async Task An_admins_word_ends_a_round_without_an_extension_and_within_one()
    {
        await AnswerAsync(1, 4);
        await _engine.CloseAsync();
        Assert.Equal((RoundPhase.Purged, null), ((await _engine.StateAsync(_plan))!.Phase, (await _engine.StateAsync(_plan))!.ExtendedTo));

        var world = new World();
        var engine = world.Start();
        var plan = await engine.OpenedAsync();
        await engine.PassAsync(plan.ClosesAt - world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        Assert.NotNull((await engine.StateAsync(plan))!.ExtendedTo);
        await engine.CloseAsync();

        Assert.Equal(RoundPhase.Purged, (await engine.StateAsync(plan))!.Phase);
    }

    [Fact]
    public async Task An_admin_who_asks_now_hears_until_when_the_round_is_open()
    {
        await PassToAsync(_plan.ClosesAt);

        var there = Assert.IsType<OpenRoundOutcome.AlreadyThere>(Assert.IsType<AskNowOutcome.Opening>(await _engine.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live)).Outcome);

        Assert.Equal((RoundPhase.Open, Extended), (there.Phase, there.Plan.ClosesAt));
    }

    [Fact]
    public async Task A_team_that_the_bot_has_left_gets_no_extension()
    {
        await _engine.Install.RemoveAsync(ARound.Team, Live);

        await PassToAsync(_plan.ClosesAt + TimeSpan.FromMinutes(2));

        Assert.Equal((RoundPhase.Purged, null), ((await _engine.StateAsync(_plan))!.Phase, (await _engine.StateAsync(_plan))!.ExtendedTo));
    }

    [Fact]
    public async Task When_too_few_are_left_to_reach_the_threshold_the_round_ends()
    {
        await _engine.Leave.LeftAsync(ARound.Team, [.. Enumerable.Range(5, 8).Select(number => new SeenMember("", ARound.Person(number)))], Live);

        await PassToAsync(_plan.ClosesAt);

        Assert.Null((await _engine.StateAsync(_plan))!.ExtendedTo);
    }

    [Fact]
    public async Task Whoever_passed_over_every_question_has_not_answered()
    {
        await AnswerAsync(1, 4);
        await _engine.Answers.HandleAsync(Ref(5), _plan.Ref, 0, new Reply.PassedOver(), null, _world.Time.GetUtcNow(), Live);

        await PassToAsync(_plan.ClosesAt);

        Assert.Equal(Extended, (await _engine.StateAsync(_plan))!.ExtendedTo);
    }

    [Fact]
    public async Task Five_of_whom_two_read_the_digest_are_too_few_to_show_anything()
    {
        var world = new World();
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync(null, ARound.Person(1), ARound.Person(2));
        var plan = await engine.AskedAsync();
        for (var number = 1; number <= 5; number++)
        {
            await engine.AnswerAllAsync(plan, ARound.Person(number), 4);
        }

        await engine.PassAsync(plan.ClosesAt - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.NotNull((await engine.StateAsync(plan))!.ExtendedTo);
    }

    [Fact]
    public async Task A_round_whose_end_was_missed_for_longer_than_an_extension_ends()
    {
        _world.Time.Advance(Extended - _world.Time.GetUtcNow());

        await _engine.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.Equal((RoundPhase.Purged, null), ((await _engine.StateAsync(_plan))!.Phase, (await _engine.StateAsync(_plan))!.ExtendedTo));
    }

    [Fact]
    public async Task The_answers_of_an_extended_round_are_not_overdue_and_its_end_is_not_a_standstill()
    {
        await PassToAsync(_plan.ClosesAt + OverdueRounds.Limit + TimeSpan.FromHours(1));

        Assert.Equal(0, await new OverdueRounds(_engine.Rounds).CountAsync(Live));
        Assert.All(_engine.Sweeper.Standings(_world.Time.GetUtcNow()), standing => Assert.Equal((false, false), (standing.IsStalled, standing.IsOverdue)));
    }

    [Fact]
    public async Task Of_two_processes_that_see_the_end_at_once_the_first_decides()
    {
        await AnswerAsync(1, 4);
        _world.Time.Advance(_plan.ClosesAt - _world.Time.GetUtcNow());
        var slow = new HeldStore(_world.Store);
        var other = new Engine(_world, slow, _world.Queue, _world.Chat);
        slow.Hold();

        // Has decided to extend when the admin, through another process, closes.
        var extending = other.Advance.HandleAsync(_plan.Ref, Live);
        await slow.Reached;
        await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        slow.Release();
        await extending;

        Assert.Equal((RoundPhase.Closing, null), ((await _engine.StateAsync(_plan))!.Phase, (await _engine.StateAsync(_plan))!.ExtendedTo));
    }

    [Fact]
    public void An_extension_is_given_once_and_never_to_a_round_that_closes_and_closing_by_the_clock_gives_way_to_it()
    {
        var plan = ARound.Plan(8);
        var extended = RoundState.Opened.Extended(plan.ClosesAt.AddDays(3));

        Assert.Same(extended, extended.Extended(plan.ClosesAt.AddDays(5)));
        Assert.Same(extended, extended.ClosingAt(plan, plan.ClosesAt));
        Assert.Equal(RoundPhase.Closing, extended.ClosingAt(plan, plan.ClosesAt.AddDays(3)).Phase);
        Assert.Null(RoundState.Opened.Closing().Extended(plan.ClosesAt.AddDays(3)).ExtendedTo);
        Assert.Equal(plan.ClosesAt.AddDays(3), extended.InForce(plan).ClosesAt);
        Assert.Same(plan, RoundState.Opened.InForce(plan));
    }

    private static PersonRef Ref(int number) => new(ARound.Team.Tenant, ARound.Person(number));

    private Task PassToAsync(DateTimeOffset instant) => _engine.PassAsync(instant - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));

    private async Task<CardStamp> CardAsync(int number)
    {
        var view = Assert.IsType<AnswerOutcome.Shown>(await _engine.ShowAsync(_plan, Ref(number))).View;
        return new CardStamp(view.CardRevision, view.Stamp);
    }

    private async Task AnswerAsync(int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            await _engine.AnswerAllAsync(_plan, ARound.Person(number), 4);
        }
    }
}
