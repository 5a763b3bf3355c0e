using System.Globalization;
using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Calendars;
using Xunit;

namespace CollabBot.Tests.Calendars;

public sealed class WorkingCalendars
{
    private static readonly WorkingCalendar England = new() { Holidays = Nation.EnglandAndWales };

    [Theory]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2026-12-24", true)]
    [InlineData("2026-12-25", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    [InlineData("2027-03-26", true)]
    public void A_team_that_has_set_nothing_works_monday_to_friday_but_not_in_the_last_week_of_december(string date, bool works) =>
        Assert.Equal(works, WorkingCalendar.Default.IsWorkingDay(Date(date)));

    [Theory]
    [InlineData(Nation.EnglandAndWales, "2026-11-30", true)]
    [InlineData(Nation.Scotland, "2026-11-30", false)]
    [InlineData(Nation.NorthernIreland, "2026-11-30", true)]
    [InlineData(Nation.NorthernIreland, "2027-07-12", false)]
    [InlineData(Nation.NorthernIreland, "2026-07-13", false)]
    [InlineData(Nation.Scotland, "2027-07-12", true)]
    [InlineData(Nation.Scotland, "2026-04-06", true)]
    [InlineData(Nation.EnglandAndWales, "2026-04-06", false)]
    public void A_nation_s_bank_holidays_are_days_off_there_and_nowhere_else(Nation nation, string date, bool works) =>
        Assert.Equal(works, new WorkingCalendar { Holidays = nation }.IsWorkingDay(Date(date)));

    [Fact]
    public void Days_off_of_its_own_and_a_pause_begin_and_end_with_the_days_that_they_name()
    {
        var calendar = WorkingCalendar.Default with { Own = [Off("2026-07-21", "2026-08-31")], Pause = Off("2026-10-05", "2026-10-09") };

        Assert.Equal([true, false, false, true], "2026-07-20 2026-07-21 2026-08-31 2026-09-01".Split(' ').Select(date => calendar.IsWorkingDay(Date(date))));
        Assert.Equal([true, false, false, true], "2026-10-02 2026-10-05 2026-10-09 2026-10-12".Split(' ').Select(date => calendar.IsWorkingDay(Date(date))));
    }

    [Fact]
    public void A_team_that_works_part_of_the_week_works_on_those_days_only()
    {
        var calendar = WorkingCalendar.Default with { Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday] };

        Assert.Equal([true, true, false, true, false, false, false], Enumerable.Range(0, 7).Select(day => calendar.IsWorkingDay(Date("2026-11-23").AddDays(day))));
    }

    [Theory]
    [InlineData("2026-04-02", "2026-04-02")]
    [InlineData("2026-04-03", "2026-04-07")]
    [InlineData("2026-12-25", "2027-01-04")]
    public void The_working_day_from_a_date_is_that_date_or_the_first_one_after_it(string date, string working) => Assert.Equal(Date(working), England.WorkingDayFrom(Date(date)));

    [Theory]
    [InlineData("2026-05-04", false)]
    [InlineData("2026-05-05", true)]
    [InlineData("2026-12-22", true)]
    [InlineData("2026-12-24", false)]
    [InlineData("2026-11-29", true)]
    public void A_date_asks_unless_it_is_a_day_off_or_nobody_works_in_the_week_after_it(string date, bool asks) => Assert.Equal(asks, England.MayAsk(Date(date)));

    [Fact]
    public void Days_off_are_added_once_in_order_and_taken_out_by_any_of_their_days()
    {
        var today = Date("2026-11-23");
        var calendar = England.With(Off("2027-02-15", "2027-02-19"), today).With(Off("2026-12-24", "2026-12-24"), today);

        Assert.Equal([Off("2026-12-24", "2026-12-24"), Off("2027-02-15", "2027-02-19")], calendar.Own);
        Assert.Same(calendar, calendar.With(Off("2026-12-24", "2026-12-24"), today));
        Assert.Equal([Off("2026-12-24", "2026-12-24")], calendar.Without(Date("2027-02-17")).Own);
        Assert.Same(calendar, calendar.Without(Date("2027-03-01")));
    }

    [Fact]
    public void Calendars_with_the_same_contents_are_equal_also_after_they_were_stored()
    {
        var calendar = England with { Weekdays = [DayOfWeek.Monday], Own = [Off("2026-07-21", "2026-08-31")], Pause = Off("2026-10-05", "2026-10-09"), WorksAtYearEnd = true };

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(calendar, CoreJson.Default.WorkingCalendar), CoreJson.Default.WorkingCalendar);

        Assert.Equal((calendar, calendar.GetHashCode()), (read, read!.GetHashCode()));
        Assert.NotEqual(calendar, calendar with { Own = [] });
        Assert.Equal(WorkingCalendar.Default, JsonSerializer.Deserialize("{}", CoreJson.Default.WorkingCalendar));
        Assert.Equal(WorkingCalendar.Default.Weekdays, JsonSerializer.Deserialize("""{"weekdays":[]}""", CoreJson.Default.WorkingCalendar)!.Weekdays);
    }

    private static DaysOff Off(string from, string to) => new(Date(from), Date(to));

    private static DateOnly Date(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
