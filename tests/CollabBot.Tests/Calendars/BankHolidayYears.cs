using System.Globalization;
using System.Text;
using CollabBot.Core.Calendars;
using Xunit;

namespace CollabBot.Tests.Calendars;

/// <summary>The data file against the rules of the Acts, worked out here anew; and against what is proclaimed besides.</summary>
public sealed class BankHolidayYears
{
    /// <summary>Proclaimed for one year and one nation.</summary>
    private static readonly Dictionary<(Nation, int), DateOnly[]> Proclaimed = new() { [(Nation.Scotland, 2026)] = [new DateOnly(2026, 6, 15)] };

    public static TheoryData<Nation, int> NationsAndYears()
    {
        var data = new TheoryData<Nation, int>();
        foreach (var nation in Enum.GetValues<Nation>())
        {
            for (var year = 2025; year <= 2030; year++)
            {
                data.Add(nation, year);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(NationsAndYears))]
    public void Each_year_has_the_days_that_the_rules_make_and_those_that_were_proclaimed(Nation nation, int year)
    {
        var expected = ByTheRules(nation, year).Concat(Proclaimed.GetValueOrDefault((nation, year), [])).Order();

        Assert.Equal(expected, BankHolidays.Of(nation).Days.Where(day => day.Date.Year == year).Select(day => day.Date));
    }

    [Theory]
    [InlineData(Nation.Scotland, "2026-11-30", "St Andrew’s Day")]
    [InlineData(Nation.Scotland, "2025-12-01", "St Andrew’s Day (substitute day)")]
    [InlineData(Nation.Scotland, "2026-01-02", "2nd January")]
    [InlineData(Nation.Scotland, "2028-01-03", "New Year’s Day (substitute day)")]
    [InlineData(Nation.Scotland, "2028-01-04", "2nd January (substitute day)")]
    [InlineData(Nation.Scotland, "2026-06-15", "World Cup bank holiday")]
    [InlineData(Nation.NorthernIreland, "2027-07-12", "Battle of the Boyne (Orangemen’s Day)")]
    [InlineData(Nation.NorthernIreland, "2026-07-13", "Battle of the Boyne (Orangemen’s Day) (substitute day)")]
    [InlineData(Nation.NorthernIreland, "2027-03-17", "St Patrick’s Day")]
    [InlineData(Nation.EnglandAndWales, "2026-04-06", "Easter Monday")]
    [InlineData(Nation.EnglandAndWales, "2026-12-28", "Boxing Day (substitute day)")]
    public void A_day_has_the_name_under_which_it_is_listed(Nation nation, string date, string name) =>
        Assert.Equal(name, BankHolidays.Of(nation).On(Date(date))?.Name);

    [Theory]
    [InlineData(Nation.EnglandAndWales, "2026-11-30")]
    [InlineData(Nation.EnglandAndWales, "2027-07-12")]
    [InlineData(Nation.Scotland, "2026-04-06")]
    [InlineData(Nation.Scotland, "2026-08-31")]
    [InlineData(Nation.EnglandAndWales, "2026-12-26")]
    [InlineData(Nation.NorthernIreland, "2026-07-12")]
    public void What_is_a_holiday_elsewhere_or_was_moved_is_none_here(Nation nation, string date) => Assert.Null(BankHolidays.Of(nation).On(Date(date)));

    [Fact]
    public void What_was_published_is_told_from_what_was_computed() =>
        Assert.All(Enum.GetValues<Nation>().SelectMany(nation => BankHolidays.Of(nation).Days), day => Assert.Equal(day.Date.Year <= 2028, day.IsPublished));

    [Theory]
    [InlineData("""{"source":"","licence":"","computed":"","nations":{}}""", "No bank holidays are listed for EnglandAndWales.")]
    [InlineData("""{"source":"","licence":"","computed":"","nations":{"EnglandAndWales":[{"date":"2026-01-01","basis":"Published","name":"A"},{"date":"2026-01-01","basis":"Published","name":"B"}]}}""", "2026-01-01 is listed more than once for EnglandAndWales.")]
    public void A_file_that_cannot_be_right_is_refused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => BankHolidays.Parse(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Message);

    private static List<DateOnly> ByTheRules(Nation nation, int year)
    {
        var easter = Easter(year);
        List<DateOnly> days = [easter.AddDays(-2), Mondays(year, 5).First(), Mondays(year, 5).Last()];
        List<DateOnly> ofTheYear = [new(year, 1, 1), new(year, 12, 25), new(year, 12, 26)];
        days.Add(nation is Nation.Scotland ? Mondays(year, 8).First() : Mondays(year, 8).Last());
        if (nation is Nation.Scotland)
        {
            ofTheYear.AddRange([new(year, 1, 2), new(year, 11, 30)]);
        }
        else
        {
            days.Add(easter.AddDays(1));
        }

        if (nation is Nation.NorthernIreland)
        {
            ofTheYear.AddRange([new(year, 3, 17), new(year, 7, 12)]);
        }

        days.AddRange(ofTheYear.Where(IsWeekday));
        foreach (var atWeekend in ofTheYear.Where(day => !IsWeekday(day)).Order())
        {
            var substitute = atWeekend;
            while (!IsWeekday(substitute) || days.Contains(substitute))
            {
                substitute = substitute.AddDays(1);
            }

            days.Add(substitute);
        }

        return days;
    }

    private static bool IsWeekday(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static IEnumerable<DateOnly> Mondays(int year, int month) =>
        Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateOnly(year, month, day)).Where(date => date.DayOfWeek is DayOfWeek.Monday);

    /// <summary>The Sunday after the ecclesiastical full moon, by Gauss with Lichtenberg's correction.</summary>
    private static DateOnly Easter(int year)
    {
        var k = year / 100;
        var m = 15 + (((3 * k) + 3) / 4) - (((8 * k) + 13) / 25);
        var s = 2 - (((3 * k) + 3) / 4);
        var a = year % 19;
        var d = ((19 * a) + m) % 30;
        var r = ((d + (a / 11)) / 29);
        var fullMoon = 21 + d - r;
        var firstSunday = 7 - ((year + (year / 4) + s) % 7);
        var distance = 7 - ((fullMoon - firstSunday) % 7);
        return new DateOnly(year, 3, 1).AddDays(fullMoon + distance - 1);
    }

    private static DateOnly Date(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
