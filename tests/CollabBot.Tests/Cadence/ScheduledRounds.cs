using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class ScheduledRounds
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_opens_by_itself_at_the_hour_and_closes_three_working_days_later()
    {
        var world = new World();
        var engine = await SetUpAsync(world);

        await engine.PassAsync(Until(world, "2026-11-24T09:59:59Z"));
        Assert.Null(await engine.PlanOfAsync("2026-11-24"));
        await engine.PassAsync(TimeSpan.FromSeconds(1));

        var plan = (await engine.PlanOfAsync("2026-11-24"))!;
        Assert.Equal(12, world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        Assert.Equal(At("2026-11-27T10:00:00Z"), plan.ClosesAt);
        foreach (var participant in plan.Participants)
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await engine.PassAsync(Until(world, "2026-11-27T10:02:00Z"));
        Assert.Equal(RoundPhase.Purged, (await engine.StateAsync(plan))!.Phase);
        Assert.Single(world.Chat.Delivered.OfType<Post.ChannelSummary>());
    }

    [Theory]
    [InlineData("2026-03-20T08:59:58Z", DayOfWeek.Sunday, "01:30", "2026-03-22T01:30Z 2026-03-29T01:00Z 2026-04-05T00:30Z")]
    [InlineData("2026-10-16T08:59:58Z", DayOfWeek.Sunday, "01:30", "2026-10-18T00:30Z 2026-10-25T00:30Z 2026-11-01T01:30Z")]
    [InlineData("2026-10-16T08:59:58Z", DayOfWeek.Tuesday, "10:00", "2026-10-20T09:00Z 2026-10-27T10:00Z 2026-11-03T10:00Z")]
    public async Task Weeks_in_which_the_clocks_change_have_one_round_like_any_other(string now, DayOfWeek weekday, string time, string expected)
    {
        var world = new World(At(now));
        var engine = await SetUpAsync(world, new PulseCadence(weekday, TimeOnly.Parse(time, CultureInfo.InvariantCulture), "Europe/London"));

        await engine.PassAsync(TimeSpan.FromDays(19));

        Assert.Equal(expected.Split(' ').Select(At), await OpeningsAsync(world, engine));
    }

    [Theory]
    [InlineData("2026-11-24T13:59:00Z", true)]
    [InlineData("2026-11-24T14:01:00Z", false)]
    [InlineData("2026-11-27T10:00:00Z", false)]
    public async Task A_process_that_was_away_at_the_hour_makes_up_for_four_hours_and_no_more(string back, bool opens)
    {
        var world = new World();
        await SetUpAsync(world);

        world.Time.Advance(Until(world, back));
        await world.Start().BeatAsync();

        Assert.Equal(opens ? 12 : 0, world.Chat.Tried.OfType<Post.PulseAsk>().Count());
    }

    [Fact]
    public async Task A_process_that_slept_over_the_hour_for_days_waits_for_the_next_week()
    {
        var world = new World();
        var engine = await SetUpAsync(world);
        await engine.BeatAsync();

        world.Time.Advance(Until(world, "2026-11-27T10:00:00Z"));
        await engine.BeatAsync();
        Assert.Empty(world.Chat.Tried.OfType<Post.PulseAsk>());

        await engine.PassAsync(Until(world, "2026-12-01T10:00:00Z"));
        Assert.Equal(12, world.Chat.Tried.OfType<Post.PulseAsk>().Count());
    }

    [Fact]
    public async Task A_restart_within_the_grace_opens_no_second_round()
    {
        var world = new World();
        var engine = await SetUpAsync(world);
        await engine.PassAsync(Until(world, "2026-11-24T10:00:00Z"));

        for (var restart = 0; restart < 3; restart++)
        {
            await world.Start().PassAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(12, world.Chat.Tried.OfType<Post.PulseAsk>().Count());
        Assert.Single(await OpeningsAsync(world, engine));
    }

    [Theory]
    [InlineData("2026-11-24T10:00:00Z")]
    [InlineData("2026-11-24T10:30:00Z")]
    public async Task Setting_up_at_or_after_todays_hour_asks_nobody_today(string setUpAt)
    {
        var world = new World();
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.PassAsync(Until(world, setUpAt));

        var saved = Assert.IsType<ConfigureTeamOutcome.Saved>(await engine.SetUpAsync());
        await engine.PassAsync(TimeSpan.FromDays(1));
        await world.Start().BeatAsync();

        Assert.Equal(new DateOnly(2026, 12, 1), saved.Next.Date);
        Assert.Empty(world.Chat.Tried.OfType<Post.PulseAsk>());
    }

    [Theory]
    [InlineData("2026-03-20T08:59:58Z", "2026-03-22T01:30Z 2026-04-05T00:30Z 2026-04-19T00:30Z")]
    [InlineData("2026-10-09T08:59:58Z", "2026-10-11T00:30Z 2026-10-25T00:30Z 2026-11-08T01:30Z")]
    public async Task A_fortnightly_team_is_asked_every_other_week_also_when_the_clocks_change(string now, string expected)
    {
        var world = new World(At(now));
        var engine = await SetUpAsync(world, new PulseCadence(DayOfWeek.Sunday, new TimeOnly(1, 30), "Europe/London", Weeks: 2));

        await engine.PassAsync(TimeSpan.FromDays(40), TimeSpan.FromMinutes(30));

        Assert.Equal(expected.Split(' ').Select(At), await OpeningsAsync(world, engine));
        Assert.Empty((await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
    }

    [Fact]
    public async Task A_fortnightly_round_that_was_missed_is_made_up_for_in_the_next_week_and_goes_on_from_there()
    {
        var world = new World();
        var engine = await SetUpAsync(world, PulseCadence.Default with { Weeks = 2 });
        await engine.PassAsync(Until(world, "2026-12-08T09:00:00Z"), TimeSpan.FromHours(1));

        world.Time.Advance(TimeSpan.FromDays(1));
        engine = world.Start();
        await engine.PassAsync(Until(world, "2026-12-29T11:00:00Z"), TimeSpan.FromHours(1));

        Assert.Equal([At("2026-11-24T10:00Z"), At("2026-12-15T10:00Z"), At("2026-12-29T10:00Z")], await OpeningsAsync(world, engine));
        Assert.Equal([new(new(2026, 12, 8), SkipReason.Outage, true)], (await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
        Assert.Equal(new DateOnly(2026, 12, 15), Assert.Single(world.Chat.Delivered.OfType<Post.RoundSkipped>()).Next.Date);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_an_outage_of_weeks_a_fortnightly_team_has_one_round_and_each_date_that_was_due_a_reason(bool opensFirst)
    {
        var world = new World();
        var engine = await SetUpAsync(world, PulseCadence.Default with { Weeks = 2 });
        await engine.PassAsync(Until(world, "2026-11-24T11:00:00Z"), TimeSpan.FromHours(1));
        world.Time.SetUtcNow(At("2026-12-22T11:00:00Z"));
        WorkItem[] hints =
        [
            new WorkItem.SkipRounds(ARound.Team, [new(2026, 12, 1), new(2026, 12, 8), new(2026, 12, 15)]),
            new WorkItem.OpenScheduledRound(ARound.Team, new(2026, 12, 22), At("2026-12-22T10:00:00Z")),
        ];

        foreach (var hint in opensFirst ? hints.Reverse() : hints)
        {
            await new WorkHints(world.Queue).SendAsync(hint, Live);
            await engine.PumpedAsync();
        }

        Assert.Equal([At("2026-11-24T10:00Z"), At("2026-12-22T11:00Z")], await OpeningsAsync(world, engine));
        Assert.Equal([new(2026, 12, 8), new(2026, 12, 15)], (await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips.Select(skip => skip.Date));
    }

    [Fact]
    public async Task Few_in_three_rounds_running_slow_the_rhythm_and_the_summary_says_so()
    {
        var world = new World();
        var engine = await SetUpAsync(world);

        await engine.PassAsync(Until(world, "2026-12-29T11:00:00Z"), TimeSpan.FromHours(1));

        Assert.Equal([At("2026-11-24T10:00Z"), At("2026-12-01T10:00Z"), At("2026-12-08T10:00Z"), At("2026-12-22T10:00Z")], await OpeningsAsync(world, engine));
        var told = world.Chat.Delivered.OfType<Post.ChannelSummary>().Select(post => post.Summary).ToList();
        Assert.Equal(
            [null, null, "Few people took part in the last three pulses, so I ask less often: every two weeks.", null],
            told.Select(summary => summary.Rhythm));
        Assert.Equal(At("2026-12-22T10:00Z"), told[2].Next);
    }

    [Fact]
    public async Task A_new_cadence_gives_a_slowed_team_its_rhythm_back_and_the_rounds_before_it_do_not_count()
    {
        var world = new World();
        var engine = await SetUpAsync(world);
        await engine.PassAsync(Until(world, "2026-12-22T11:00:00Z"), TimeSpan.FromHours(1));

        var saved = Assert.IsType<ConfigureTeamOutcome.Saved>(await engine.SetUpAsync(PulseCadence.Default with { Time = new TimeOnly(11, 0) }));
        await engine.PassAsync(Until(world, "2026-12-29T10:30:00Z"), TimeSpan.FromHours(1));

        Assert.Equal(new DateOnly(2026, 12, 29), saved.Next.Date);
        Assert.Equal((null, At("2026-12-29T11:00Z")), (world.Chat.Delivered.OfType<Post.ChannelSummary>().Last().Summary.Rhythm, world.Chat.Delivered.OfType<Post.ChannelSummary>().Last().Summary.Next));
    }

    [Fact]
    public async Task A_round_that_enough_took_part_in_gives_one_step_back_and_says_so()
    {
        var world = new World();
        var engine = await SetUpAsync(world);
        await engine.PassAsync(Until(world, "2026-12-22T11:00:00Z"), TimeSpan.FromHours(1));
        var plan = (await engine.PlanOfAsync("2026-12-22"))!;
        foreach (var participant in plan.Participants.Take(5))
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await engine.PassAsync(Until(world, "2026-12-29T11:00:00Z"), TimeSpan.FromHours(1));

        Assert.Equal("Enough people took part again, so I ask every week.", world.Chat.Delivered.OfType<Post.ChannelSummary>().Last().Summary.Rhythm);
        Assert.NotNull(await engine.PlanOfAsync("2026-12-29"));
    }

    [Fact]
    public async Task Asked_now_the_scheduled_round_less_than_a_week_away_is_passed_over_and_the_one_after_it_opens()
    {
        var world = new World();
        var engine = world.Start();
        await engine.OpenedAsync();

        await engine.PassAsync(TimeSpan.FromDays(14));

        Assert.Equal([At("2026-11-23T09:00:00Z"), At("2026-12-01T10:00:00Z")], await OpeningsAsync(world, engine));
    }

    [Fact]
    public async Task Asked_now_again_before_a_week_is_over_tells_the_first_day_on_which_it_may_be()
    {
        var world = new World();
        var engine = world.Start();
        await engine.OpenedAsync();
        Assert.IsType<OpenRoundOutcome.AlreadyThere>(await AskNowAsync(engine));
        await engine.CloseAsync();

        Assert.Equal(RoundPhase.Purged, Assert.IsType<OpenRoundOutcome.AlreadyThere>(await AskNowAsync(engine)).Phase);
        await engine.PassAsync(Until(world, "2026-11-29T23:00:00Z"), TimeSpan.FromHours(1));
        Assert.Equal(new DateOnly(2026, 11, 30), Assert.IsType<OpenRoundOutcome.TooSoon>(await AskNowAsync(engine)).Earliest);

        await engine.PassAsync(TimeSpan.FromHours(2));
        Assert.IsType<OpenRoundOutcome.Opened>(await AskNowAsync(engine));
    }

    [Fact]
    public async Task Only_an_admin_may_ask_or_close_now()
    {
        var engine = new World().Start();
        await engine.OpenedAsync();

        Assert.IsType<AskNowOutcome.NotAdmin>(await engine.AskNow.OpenAsync(ARound.Team, ARound.Person(2), Live));
        Assert.IsType<AskNowOutcome.NotAdmin>(await engine.AskNow.CloseAsync(ARound.Team, ARound.Person(2), Live));
        Assert.IsType<AskNowOutcome.NotAdmin>(await engine.AskNow.OpenAsync(ARound.Team with { Tenant = new TenantId("other") }, Engine.Admin, Live));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    public async Task Nobody_is_asked_when_nothing_could_be_shown_even_if_all_answered(int people, int leaders)
    {
        var world = new World();
        world.Roster.Reading = MemoryRoster.Of(people);
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync(null, [.. Enumerable.Range(1, leaders).Select(ARound.Person)]);

        Assert.Equal(people, Assert.IsType<OpenRoundOutcome.TooFewPeople>(await AskNowAsync(engine)).Asked);
        await engine.PassAsync(TimeSpan.FromDays(2));

        Assert.Empty(world.Chat.Tried.OfType<Post.PulseAsk>());
        Assert.DoesNotContain(world.Keys(), key => key[0] is "round" or "active");
    }

    [Fact]
    public async Task A_roster_that_cannot_be_read_to_its_end_makes_no_plan_and_is_tried_again()
    {
        var world = new World();
        var engine = await SetUpAsync(world);
        var whole = world.Roster.Reading;
        world.Roster.Reading = new RosterReading.Unavailable("Throttled");

        await engine.PassAsync(Until(world, "2026-11-24T10:30:00Z"));
        Assert.True(world.Roster.Reads > 1);
        Assert.DoesNotContain(world.Keys(), key => key[0] is "round" or "active");

        world.Roster.Reading = whole;
        await engine.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(12, (await engine.PlanOfAsync("2026-11-24"))!.Participants.Count);
    }

    [Fact]
    public async Task A_roster_that_stays_unreadable_for_days_does_not_open_last_weeks_round_late()
    {
        var world = new World();
        var engine = await SetUpAsync(world);
        var whole = world.Roster.Reading;
        world.Roster.Reading = new RosterReading.Unavailable("Throttled");
        await engine.PassAsync(Until(world, "2026-11-27T10:00:00Z"));

        world.Roster.Reading = whole;
        await engine.PassAsync(Until(world, "2026-12-01T10:10:00Z"));

        Assert.Equal([At("2026-12-01T10:00:00Z")], await OpeningsAsync(world, engine));
        Assert.Equal(0, await world.Queue.LengthAsync(WorkHints.Queue, Live));
    }

    [Fact]
    public async Task A_round_that_was_begun_and_never_planned_is_forgotten_when_its_day_is_over()
    {
        var world = new World();
        var engine = await SetUpAsync(world);
        var date = new DateOnly(2026, 11, 23);
        await engine.Rounds.MarkActiveAsync(new ActiveRound(new RoundRef(ARound.Team, RoundId.Of(ARound.Team, date)), date), Live);
        world.Roster.Reading = new RosterReading.Unavailable("Throttled");

        await engine.PassAsync(Until(world, "2026-11-24T23:59:00Z"));
        Assert.Contains(world.Keys(), key => key[0] == "active");
        await engine.PassAsync(TimeSpan.FromMinutes(10));

        Assert.DoesNotContain(world.Keys(), key => key[0] == "active");
    }

    private static async Task<Engine> SetUpAsync(World world, PulseCadence? cadence = null)
    {
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.WorkAtYearEndAsync();
        await engine.SetUpAsync(cadence);
        return engine;
    }

    private static async Task<OpenRoundOutcome> AskNowAsync(Engine engine) =>
        Assert.IsType<AskNowOutcome.Opening>(await engine.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live)).Outcome;

    /// <summary>When each round of the store opened, oldest first.</summary>
    private static async Task<List<DateTimeOffset>> OpeningsAsync(World world, Engine engine)
    {
        var openings = new List<DateTimeOffset>();
        foreach (var key in world.Keys().Where(key => key[^1] == "plan.json"))
        {
            openings.Add((await engine.Rounds.FindPlanAsync(new RoundRef(ARound.Team, new RoundId(key[^2])), Live))!.OpensAt);
        }

        return [.. openings.Order()];
    }

    private static TimeSpan Until(World world, string instant) => At(instant) - world.Time.GetUtcNow();

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
