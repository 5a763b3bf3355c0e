using System.Globalization;
using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using CsCheck;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class Rhythms
{
    private static readonly DateTimeOffset Since = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PulseCadence Weekly = PulseCadence.Default;
    private static readonly PulseCadence Fortnightly = PulseCadence.Default with { Weeks = 2 };

    private static readonly Team Team = new()
    {
        Ref = ARound.Team,
        Status = TeamStatus.Active,
        InstalledAt = Since,
        Admins = [],
        SummaryChannel = new ChannelId("19:channel@thread.tacv2"),
        WrappedAssignmentKey = "",
    };

    [Theory]
    [InlineData(1, null, "2026-12-01")]
    [InlineData(2, null, "2026-12-01")]
    [InlineData(1, "2026-11-24", "2026-12-01")]
    [InlineData(2, "2026-11-24", "2026-12-08")]
    [InlineData(4, "2026-11-24", "2026-12-22")]
    [InlineData(1, "2026-11-25", "2026-12-08")]
    [InlineData(2, "2026-11-25", "2026-12-15")]
    [InlineData(2, "2026-11-23", "2026-12-08")]
    [InlineData(2, "2026-11-10", "2026-12-01")]
    public void The_next_round_comes_on_the_first_such_weekday_that_lies_so_many_weeks_after_the_last(int weeks, string? last, string next)
    {
        var now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        var history = TeamHistory.None with { LatestDate = last is null ? null : Date(last) };

        Assert.Equal(Date(next), TeamRhythm.Of(Weekly with { Weeks = weeks }, WorkingCalendar.Default, Since, history).NextAfter(now).Date);
    }

    [Theory]
    [InlineData(DayOfWeek.Thursday, "2026-12-10")]
    [InlineData(DayOfWeek.Monday, "2026-12-14")]
    public void After_a_change_of_weekday_the_weeks_are_still_reckoned_from_the_last_round(DayOfWeek weekday, string next)
    {
        var history = TeamHistory.None with { LatestDate = Date("2026-11-24") };

        Assert.Equal(Date(next), TeamRhythm.Of(Fortnightly with { Weekday = weekday }, WorkingCalendar.Default, Since, history).NextAfter(At("2026-11-25")).Date);
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-12-01", false)]
    [InlineData("2026-12-08", true)]
    [InlineData("2026-12-15", true)]
    [InlineData("2026-12-22", false)]
    [InlineData("2026-12-29", false)]
    [InlineData("2027-01-05", true)]
    public void Whether_an_earlier_date_was_due_can_be_told_as_far_back_as_the_round_before_the_last(string date, bool isDue)
    {
        var history = TeamHistory.None with { PreviousDate = Date("2026-11-10"), LatestDate = Date("2026-11-24") };
        var missed = history with { PreviousDate = Date("2026-11-24"), LatestDate = Date("2026-12-22") };

        var rhythm = TeamRhythm.Of(Fortnightly, WorkingCalendar.Default, Since, date == "2026-11-24" ? history with { LatestDate = Date("2026-12-08") } : missed);

        Assert.Equal(isDue, rhythm.IsDue(Date(date)));
    }

    [Fact]
    public void Rounds_that_take_place_as_soon_as_they_are_due_lie_so_many_weeks_apart() =>
        Gen.Select(Gen.Enum<DayOfWeek>(), Gen.Int[1, 6], Gen.Int[0, 6 * 365], Gen.Int[0, 40]).Sample((weekday, weeks, day, late) =>
        {
            var cadence = Weekly with { Weekday = weekday, Weeks = weeks };
            var last = Date("2026-01-01").AddDays(day);
            var rhythm = TeamRhythm.Of(cadence, WorkingCalendar.Default with { WorksAtYearEnd = true }, Since, TeamHistory.None with { LatestDate = last });
            var now = TeamClock.For(cadence.ZoneId).At(last.AddDays(late), cadence.Time);

            var next = rhythm.NextAfter(now);

            var earliest = last.AddDays(7 * weeks);
            return next.Date.DayOfWeek == weekday && next.At > now && next.Date >= earliest && rhythm.IsDue(next.Date)
                && (next.Date < earliest.AddDays(7) || next.Date <= last.AddDays(late + 7));
        }, iter: 2_000);

    [Fact]
    public void Few_in_three_rounds_running_double_the_interval_up_to_four_weeks_and_each_round_with_enough_takes_one_step_back()
    {
        var weeks = new List<int>();
        var history = TeamHistory.None;
        foreach (var (few, number) in "fffffffffffeefefffee".Select((letter, index) => (letter == 'f', index + 1)))
        {
            history = Counted(history, number, few, Weekly);
            weeks.Add(WeeksOf(history, Weekly));
        }

        Assert.Equal([1, 1, 2, 2, 2, 4, 4, 4, 4, 4, 4, 2, 1, 1, 1, 1, 1, 2, 1, 1], weeks);
    }

    [Fact]
    public void A_fortnightly_team_is_slowed_down_once_and_no_further()
    {
        var history = Enumerable.Range(1, 9).Aggregate(TeamHistory.None, (history, number) => Counted(history, number, few: true, Fortnightly));

        Assert.Equal(4, WeeksOf(history, Fortnightly));
        Assert.Equal(2, WeeksOf(Counted(history, 10, few: false, Fortnightly), Fortnightly));
    }

    [Fact]
    public void What_a_round_did_to_the_rhythm_is_told_with_it_and_with_no_other()
    {
        var slower = Enumerable.Range(1, 3).Aggregate(TeamHistory.None, (history, number) => Counted(history, number, few: true, Weekly));
        var faster = Counted(slower, 4, few: false, Weekly);

        Assert.Equal("Few people took part in the last three pulses, so I ask less often: every two weeks.", Rhythm(slower).ChangeAfter(3));
        Assert.Null(Rhythm(slower).ChangeAfter(2));
        Assert.Equal("Enough people took part again, so I ask every week.", Rhythm(faster).ChangeAfter(4));
        Assert.Null(Rhythm(Counted(faster, 5, few: false, Weekly)).ChangeAfter(5));
    }

    [Fact]
    public void A_round_is_reckoned_with_once()
    {
        var once = Counted(TeamHistory.None, 1, few: true, Weekly);

        Assert.Same(once, Counted(once, 1, few: true, Weekly));
        Assert.Same(once, Counted(once, 1, few: false, Weekly));
    }

    [Fact]
    public void Another_cadence_ends_a_back_off_and_rounds_asked_before_it_do_not_count_for_it()
    {
        var slowed = Enumerable.Range(1, 5).Aggregate(TeamHistory.None, (history, number) => Counted(history, number, few: true, Weekly));
        var later = Since.AddDays(200);
        var changed = Team with { Cadence = Weekly with { Time = new TimeOnly(11, 0) }, CadenceSince = later };

        Assert.Equal(1, TeamRhythm.Of(changed.Cadence, WorkingCalendar.Default, later, slowed).Weeks);
        Assert.Same(slowed, slowed.TurnedOut(Plan(6), fewTookPart: true, changed));
        var counted = slowed.TurnedOut(Plan(7) with { OpensAt = later.AddDays(1) }, fewTookPart: true, changed);
        Assert.Equal((1, 0), (counted.BackOffSince(later).FewInARow, counted.BackOffSince(later).Steps));
    }

    [Fact]
    public void A_result_from_before_this_was_counted_and_a_team_without_a_cadence_change_nothing()
    {
        Assert.Same(TeamHistory.None, TeamHistory.None.TurnedOut(Plan(1), null, Team with { Cadence = Weekly }));
        Assert.Same(TeamHistory.None, TeamHistory.None.TurnedOut(Plan(1), fewTookPart: true, Team));
    }

    [Theory]
    [InlineData(false, true, "2026-12-08", "In this sweep nothing could be shown to you, so the next one begins a week later.")]
    [InlineData(true, true, "2026-12-01", null)]
    [InlineData(false, false, "2026-12-01", null)]
    public void A_sweep_of_which_nothing_could_be_shown_is_followed_by_a_week_of_rest(bool shown, bool isOver, string next, string? told)
    {
        var pattern = new SweepPattern(5, 1);
        var history = TeamHistory.None;
        for (var index = 0; index < (isOver ? 3 : 2); index++)
        {
            var plan = Plan(index + 1) with { Pulse = new SweepPulse(0, index, pattern), Date = Date("2026-11-24").AddDays(7 * (index - (isOver ? 2 : 1))) };
            plan = plan with { Ref = plan.Ref with { Round = RoundId.Of(ARound.Team, plan.Date) } };
            history = history.Begun(plan).Released(new Release(plan.Ref.Round, plan.Date, [new ReleasedArea(PracticeArea.Trust, shown && index == 0 ? new Level(65, LevelBound.None, 10, SizeBand.From5) : null)]));
        }

        var rhythm = TeamRhythm.Of(Weekly, WorkingCalendar.Default, Since, history);

        Assert.Equal(Date(next), rhythm.NextAfter(At("2026-11-27")).Date);
        Assert.Equal(told, rhythm.ChangeAfter(3));
    }

    [Fact]
    public void Until_the_last_round_of_a_sweep_is_told_nobody_knows_that_nothing_could_be_shown()
    {
        var plan = Plan(1) with { Pulse = new SweepPulse(0, 2, new SweepPattern(5, 1)) };

        Assert.False((TeamHistory.None with { SweepFrom = plan.Date }).Begun(plan).RestsBeforeNextSweep);
    }

    [Fact]
    public void What_slowed_a_team_down_is_read_as_it_was_written_and_an_older_history_has_nothing_of_it()
    {
        var history = Enumerable.Range(1, 4).Aggregate(TeamHistory.None, (history, number) => Counted(history.Begun(Plan(number) with { Pulse = new SweepPulse(0, number - 1, new SweepPattern(5, 1)) }), number, few: true, Weekly));

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(history, CoreJson.Default.TeamHistory), CoreJson.Default.TeamHistory)!;
        var older = JsonSerializer.Deserialize("""{"roundsPlanned":3,"latest":"r","latestDate":"2026-11-24","releases":[]}""", CoreJson.Default.TeamHistory)!;

        Assert.Equal(new BackOff(Since, 4, 1, 1, BackOffStep.None), read.BackOff);
        Assert.Equal((history.PreviousDate, history.SweepFrom, history.EndsSweep), (read.PreviousDate, read.SweepFrom, read.EndsSweep));
        Assert.Equal((null, null, null, false), (older.BackOff, older.PreviousDate, older.SweepFrom, older.EndsSweep));
        Assert.Equal(1, WeeksOf(older, Weekly));
    }

    private static RoundPlan Plan(int number) => ARound.Plan(8) with { Number = number, OpensAt = Since.AddDays(7 * number) };

    private static TeamHistory Counted(TeamHistory history, int number, bool few, PulseCadence cadence) => history.TurnedOut(Plan(number), few, Team with { Cadence = cadence, CadenceSince = Since });

    private static TeamRhythm Rhythm(TeamHistory history) => TeamRhythm.Of(Weekly, WorkingCalendar.Default, Since, history);

    private static int WeeksOf(TeamHistory history, PulseCadence cadence) => TeamRhythm.Of(cadence, WorkingCalendar.Default, Since, history).Weeks;

    private static DateOnly Date(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string date) => new(Date(date), new TimeOnly(12, 0), TimeSpan.Zero);
}
