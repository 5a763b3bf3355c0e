using System.Diagnostics;
using System.Text;
using CollabBot.Core.Administration;
using CollabBot.Core.Ahead;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Ahead;

/// <summary>What an admin or an operator is told of the weeks to come.</summary>
public sealed class LookingAhead
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public LookingAhead() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twelve_weeks_name_the_rounds_the_days_passed_over_and_the_messages()
    {
        await SetUpAsync();

        var plan = await SeenAsync();

        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2027, 2, 15)), (plan.From, plan.To));
        Assert.Equal(11, plan.Rounds.Count);
        Assert.Equal([new AheadDay(new DateOnly(2026, 12, 29), OffReason.YearEnd, null, null)], plan.NotAsked);
        var first = plan.Rounds[0];
        Assert.Equal((new DateOnly(2026, 11, 24), 12, 3, 1, 1, 5), (first.Date, first.People, first.Questions, first.Sweep, first.Pulse, first.Pulses));
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero), first.RemindsAt);
        Assert.All(first.Areas, area => Assert.Equal([4, 7, 9], area.Answers));
        Assert.All(first.Areas, area => Assert.Equal([false, true, true], area.Visible));

        var week = plan.Weeks[0];
        Assert.Equal((12, 12, 1, 0), (week.Questions, week.MostReminders, week.Summaries, week.Digests));
        Assert.Equal([8, 5, 3], week.Reminders);
        Assert.Equal(1, plan.Weeks[1].Digests);
        Assert.All(plan.Weeks, other => Assert.InRange(other.MostForOne, 0, 3));
        Assert.Equal([1, 2, 3], plan.Sweeps.Select(sweep => sweep.Sweep));
        Assert.All(plan.Sweeps[0].Areas, area => Assert.Equal([0, area.Readings, area.Readings], area.Visible));
    }

    [Fact]
    public async Task Where_two_lead_four_of_five_answers_come_from_others_or_nothing_is_called_visible()
    {
        _world.Roster.Reading = MemoryRoster.Of(8);
        await SetUpAsync(new(), ARound.Person(1), ARound.Person(2), ARound.Person(3));

        // Of eight six answer at 80 %, but of the five who do not lead four: enough. With one leader more it would not be.
        Assert.All((await SeenAsync()).Rounds[0].Areas, area => Assert.Equal([false, false, true], area.Visible));

        await SetUpAsync(new(), ARound.Person(1), ARound.Person(2), ARound.Person(3), ARound.Person(4));
        Assert.All((await SeenAsync()).Rounds[0].Areas, area => Assert.Equal([false, false, false], area.Visible));
    }

    [Fact]
    public async Task Neither_a_pause_nor_an_opt_out_since_the_sweep_began_changes_what_an_admin_is_told()
    {
        _world.Roster.Reading = MemoryRoster.Of(6);
        await SetUpAsync();
        await _engine.AskedAsync();
        await _engine.PassAsync(TimeSpan.FromDays(4), TimeSpan.FromHours(6));
        var before = Text(await SeenAsync());

        await _engine.Teams.UpdateMembershipAsync(ARound.Team, members => members.WithPause(ARound.Person(5), new DateOnly(2027, 1, 20), new DateOnly(2026, 11, 28)), Live);
        await _engine.Teams.UpdateAsync(ARound.Team, team => team!.WithOptOut(ARound.Person(6), optedOut: true), Live);

        Assert.Equal(before, Text(await SeenAsync()));
        Assert.NotEqual(before, Text(await SeenAsync(new AheadWish(WithPeople: true))));
        Assert.DoesNotContain("person-", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_be_saved_is_looked_ahead_to_and_nothing_is_changed()
    {
        await _engine.InstallAsync();
        Assert.IsType<LookAheadOutcome.NotSetUp>(await _engine.LookAhead.HandleAsync(ARound.Team, new AheadWish(), Live));
        var before = _world.Store.Contents();
        var draft = new TeamSetUp(PulseCadence.Default with { Weekday = DayOfWeek.Thursday, Weeks = 2 }, Engine.Channel, [Engine.Admin]) { QuestionsPerPulse = 5 };

        var said = await SeenAsync(new AheadWish { SetUp = draft });

        Assert.Equal(before, _world.Store.Contents());
        Assert.Equal([new DateOnly(2026, 11, 26), new DateOnly(2026, 12, 10)], said.Rounds.Take(2).Select(round => round.Date));
        await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, draft, Live);
        Assert.Equal(Text(said), Text(await SeenAsync()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(53)]
    [InlineData(-1)]
    public async Task Other_numbers_of_weeks_than_1_to_52_are_refused(int weeks)
    {
        await SetUpAsync();

        Assert.Equal(new LookAheadOutcome.WrongNumberOfWeeks(weeks), await _engine.LookAhead.HandleAsync(ARound.Team, new AheadWish(weeks), Live));
    }

    [Fact]
    public async Task Where_the_roster_cannot_be_read_who_was_asked_last_is_taken()
    {
        await SetUpAsync();
        _world.Roster.Reading = new RosterReading.Unavailable("ServiceUnavailable");
        Assert.IsType<LookAheadOutcome.RosterUnavailable>(await _engine.LookAhead.HandleAsync(ARound.Team, new AheadWish(), Live));

        _world.Roster.Reading = MemoryRoster.Of(9);
        await _engine.AskedAsync();
        _world.Roster.Reading = new RosterReading.Unavailable("ServiceUnavailable");

        var seen = Assert.IsType<LookAheadOutcome.Seen>(await _engine.LookAhead.HandleAsync(ARound.Team, new AheadWish(), Live));
        Assert.Equal((AheadRoster.LastRound, 9), (seen.Roster, seen.Plan.Rounds[0].People));
    }

    [Fact]
    public async Task A_year_of_a_team_of_two_hundred_is_told_at_once()
    {
        _world.Roster.Reading = MemoryRoster.Of(200);
        await SetUpAsync();

        var watch = Stopwatch.StartNew();
        var plan = await SeenAsync(new AheadWish(AheadPlan.MostWeeks, WithPeople: true));

        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{plan.Rounds.Count} rounds of 200 people in {watch.ElapsedMilliseconds} ms, {plan.ToJson().Length} bytes"));
        Assert.Equal(51, plan.Rounds.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    private async Task SetUpAsync(WorkingCalendar? calendar = null, params PersonId[] leaders)
    {
        if (await _engine.Teams.FindAsync(ARound.Team, Live) is null)
        {
            await _engine.InstallAsync();
        }

        Assert.IsType<ConfigureTeamOutcome.Saved>(await _engine.Configure.HandleAsync(
            ARound.Team, Engine.Admin, new TeamSetUp(PulseCadence.Default, Engine.Channel, leaders is [] ? [Engine.Admin] : leaders) { Calendar = calendar }, Live));
    }

    private async Task<AheadPlan> SeenAsync(AheadWish? wish = null) =>
        Assert.IsType<LookAheadOutcome.Seen>(await _engine.LookAhead.HandleAsync(ARound.Team, wish ?? new AheadWish(), Live)).Plan;

    private static string Text(AheadPlan plan) => Encoding.UTF8.GetString(plan.ToJson());
}
