using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Calendars;

/// <summary>Weeks of a team in London that is asked at ten, by every use case, with a beat each hour.</summary>
public sealed class CalendarRounds
{
    private static readonly WorkingCalendar England = new() { Holidays = Nation.EnglandAndWales };

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Nation.EnglandAndWales, "2026-04-27", DayOfWeek.Monday, "2026-04-27 2026-05-11 2026-05-18")]
    [InlineData(Nation.Scotland, "2026-11-23", DayOfWeek.Monday, "2026-11-23 2026-12-07 2026-12-14")]
    [InlineData(Nation.EnglandAndWales, "2026-11-23", DayOfWeek.Monday, "2026-11-23 2026-11-30 2026-12-07")]
    [InlineData(Nation.NorthernIreland, "2027-07-05", DayOfWeek.Monday, "2027-07-05 2027-07-19 2027-07-26")]
    [InlineData(Nation.Scotland, "2027-07-05", DayOfWeek.Monday, "2027-07-05 2027-07-12 2027-07-19")]
    [InlineData(Nation.NorthernIreland, "2026-07-06", DayOfWeek.Monday, "2026-07-06 2026-07-20 2026-07-27")]
    [InlineData(Nation.EnglandAndWales, "2026-03-23", DayOfWeek.Friday, "2026-03-27 2026-04-10")]
    [InlineData(Nation.EnglandAndWales, "2026-03-23", DayOfWeek.Tuesday, "2026-03-24 2026-03-31 2026-04-07")]
    [InlineData(Nation.EnglandAndWales, "2026-10-19", DayOfWeek.Monday, "2026-10-19 2026-10-26 2026-11-02")]
    [InlineData(Nation.EnglandAndWales, "2026-12-14", DayOfWeek.Tuesday, "2026-12-15 2026-12-22 2027-01-05")]
    public async Task A_day_off_asks_nobody_and_the_next_week_s_day_does(Nation nation, string week, DayOfWeek weekday, string dates)
    {
        var world = new World(At(week, "07:59:58"));
        var engine = await SetUpAsync(world, new WorkingCalendar { Holidays = nation }, weekday);

        await engine.PassAsync(At(dates.Split(' ')[^1], "10:30") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        var asked = world.Chat.Delivered.OfType<Post.PulseAsk>().Select(post => post.Plan).DistinctBy(plan => plan.Ref).ToList();
        Assert.Equal(dates.Split(' '), asked.Select(plan => $"{plan.Date:O}"));
        Assert.All(asked, plan => Assert.Equal((plan.Date, new TimeOnly(10, 0)), (London.DateAt(plan.OpensAt), London.TimeAt(plan.OpensAt))));
        Assert.Empty(world.Chat.Delivered.OfType<Post.RoundSkipped>());
        Assert.Empty((await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
    }

    [Fact]
    public async Task Around_a_bank_holiday_the_window_the_reminder_and_the_monday_digest_move_to_working_days()
    {
        var world = new World(At("2026-04-27", "07:59:58"));
        var engine = await SetUpAsync(world, England, DayOfWeek.Thursday);
        await engine.PassAsync(At("2026-04-30", "10:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        var plan = (await engine.PlanOfAsync("2026-04-30"))!;
        foreach (var participant in plan.Participants.Skip(1))
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await engine.PassAsync(TimeSpan.FromDays(14), TimeSpan.FromMinutes(30));

        Assert.Equal((At("2026-05-06", "10:00"), At("2026-05-05", "10:00")), (plan.ClosesAt, plan.RemindsAt));
        Assert.Single(world.Chat.Delivered.OfType<Post.PulseReminder>(), post => post.Plan.Ref == plan.Ref);
        Assert.Equal(new DateOnly(2026, 5, 11), London.DateAt((await engine.Desks.FindAsync(Leader, Live))!.Last!.At));
    }

    [Fact]
    public async Task A_digest_whose_monday_is_a_bank_holiday_comes_on_tuesday_at_the_same_hour_and_the_next_on_its_monday()
    {
        var world = new World(At("2026-04-27", "07:59:58"));
        var engine = await SetUpAsync(world, England, DayOfWeek.Monday);
        await AnsweredAsync(world, engine, "2026-04-27");
        await engine.PassAsync(At("2026-05-04", "23:00") - world.Time.GetUtcNow(), TimeSpan.FromMinutes(30));
        Assert.Empty(world.Chat.Delivered.OfType<Post.LeaderDigest>());

        await engine.PassAsync(At("2026-05-05", "09:30") - world.Time.GetUtcNow(), TimeSpan.FromMinutes(30));
        Assert.Single(world.Chat.Delivered.OfType<Post.LeaderDigest>());
        Assert.Equal((At("2026-05-05", "09:00"), At("2026-05-11", "09:00")), ((await engine.Desks.FindAsync(Leader, Live))!.Last!.At, world.Chat.Delivered.OfType<Post.LeaderDigest>().Single().Digest.Next));
    }

    [Fact]
    public async Task Out_of_term_nothing_is_sent_and_the_next_term_begins_as_the_last_one_ended()
    {
        var world = new World(At("2026-07-06", "07:59:58"));
        var engine = await SetUpAsync(world, England with { Own = [new DaysOff(new DateOnly(2026, 7, 22), new DateOnly(2026, 9, 1))] }, DayOfWeek.Tuesday);
        await AnsweredAsync(world, engine, "2026-07-07");
        await AnsweredAsync(world, engine, "2026-07-14");
        await engine.PassAsync(At("2026-07-21", "23:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        var before = world.Chat.Delivered.Count;

        await engine.PassAsync(At("2026-09-02", "00:30") - world.Time.GetUtcNow(), TimeSpan.FromHours(2));
        Assert.Empty(world.Chat.Delivered.Skip(before));

        await engine.PassAsync(At("2026-09-08", "11:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        Assert.Equal(["2026-07-07", "2026-07-14", "2026-09-08"], world.Chat.Delivered.OfType<Post.PulseAsk>().Select(post => $"{post.Plan.Date:O}").Distinct());
        Assert.Empty((await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
    }

    [Fact]
    public async Task Who_goes_on_leave_in_mid_round_is_not_reminded_and_not_asked_before_they_are_back()
    {
        var world = new World(At("2026-11-23", "07:59:58"));
        var engine = await SetUpAsync(world, England, DayOfWeek.Tuesday);
        var away = new PersonRef(ARound.Team.Tenant, ARound.Person(3));
        await engine.PassAsync(At("2026-11-25", "12:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        await engine.PauseAsking.PauseAsync(away, ARound.Team.Team, new PauseWish.Until(new DateOnly(2026, 12, 7)), Live);
        await engine.PassAsync(At("2026-12-08", "12:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.DoesNotContain(world.Chat.Delivered.OfType<Post.PulseReminder>(), post => post.Participant.Person == away.Person && post.Plan.Date < new DateOnly(2026, 12, 7));
        Assert.Equal(["2026-11-24", "2026-12-08"], world.Chat.Delivered.OfType<Post.PulseAsk>().Where(post => post.Participant.Person == away.Person).Select(post => $"{post.Plan.Date:O}"));
    }

    [Fact]
    public async Task A_day_off_that_is_entered_in_mid_round_changes_no_promise_and_reminds_nobody_on_it()
    {
        var world = new World(At("2026-11-23", "07:59:58"));
        var engine = await SetUpAsync(world, England, DayOfWeek.Tuesday);
        await engine.PassAsync(At("2026-11-24", "12:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        var plan = (await engine.PlanOfAsync("2026-11-24"))!;

        await SaveAsync(engine, England with { Pause = new DaysOff(new DateOnly(2026, 11, 25), new DateOnly(2026, 12, 4)) });
        await engine.PassAsync(At("2026-12-08", "11:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.Equal(At("2026-11-27", "10:00"), plan.ClosesAt);
        Assert.Empty(world.Chat.Delivered.OfType<Post.PulseReminder>());
        Assert.Equal(["2026-11-24", "2026-12-08"], world.Chat.Delivered.OfType<Post.PulseAsk>().Select(post => $"{post.Plan.Date:O}").Distinct());
        Assert.Empty((await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
    }

    [Fact]
    public async Task A_day_that_was_off_and_is_not_any_more_is_not_made_up_for()
    {
        var world = new World(At("2026-04-27", "07:59:58"));
        var engine = await SetUpAsync(world, England, DayOfWeek.Monday);
        await engine.PassAsync(At("2026-05-04", "11:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        await SaveAsync(engine, WorkingCalendar.Default);
        await world.Start().PassAsync(At("2026-05-11", "09:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));

        Assert.Equal(["2026-04-27"], world.Chat.Delivered.OfType<Post.PulseAsk>().Select(post => $"{post.Plan.Date:O}").Distinct());
        Assert.Empty((await engine.Teams.HistoryAsync(ARound.Team, Live)).Skips);
        Assert.Empty(world.Chat.Delivered.OfType<Post.RoundSkipped>());
    }

    private static readonly PersonRef Leader = new(ARound.Team.Tenant, Engine.Admin);

    private static readonly TeamClock London = TeamClock.For("Europe/London");

    private static async Task<Engine> SetUpAsync(World world, WorkingCalendar calendar, DayOfWeek weekday)
    {
        var engine = world.Start();
        await engine.InstallAsync();
        Assert.IsType<ConfigureTeamOutcome.Saved>(await engine.Configure.HandleAsync(
            ARound.Team, Engine.Admin, new TeamSetUp(PulseCadence.Default with { Weekday = weekday }, Engine.Channel, [Engine.Admin]) { Calendar = calendar }, Live));
        return engine;
    }

    private static async Task SaveAsync(Engine engine, WorkingCalendar calendar) => Assert.IsType<ConfigureTeamOutcome.Saved>(await engine.Configure.HandleAsync(
        ARound.Team, Engine.Admin, TeamSetUp.Of((await engine.Teams.FindAsync(ARound.Team, Live))!)! with { Calendar = calendar }, Live));

    private static async Task AnsweredAsync(World world, Engine engine, string date)
    {
        await engine.PassAsync(At(date, "10:00") - world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        var plan = (await engine.PlanOfAsync(date))!;
        foreach (var participant in plan.Participants)
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }
    }

    private static DateTimeOffset At(string date, string time) => London.At(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture));
}
