using System.Text;
using CollabBot.Core;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using NodaTime;
using Xunit;

namespace CollabBot.Tests.Cadence;

/// <summary>Every interval over 2025 to 2030: the promised rounds and no other, each at its hour on the wall.</summary>
public sealed class SixYears
{
    private static readonly string[] Zones = ["Europe/London", "Europe/Dublin", "America/New_York", "Australia/Sydney", "Pacific/Chatham", "Asia/Kolkata"];
    private static readonly DateTimeOffset Since = new(2024, 12, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly End = new(2031, 1, 1);
    private static readonly WorkingCalendar Always = new() { WorksAtYearEnd = true };

    /// <summary>Null is once a month.</summary>
    public static IEnumerable<TheoryDataRow<int?>> Intervals => PulseCadence.Intervals.Select(weeks => (int?)weeks).Append(null).Select(weeks => new TheoryDataRow<int?>(weeks));

    [Theory]
    [MemberData(nameof(Intervals))]
    public void Each_interval_keeps_its_distance_its_weekday_and_its_hour(int? weeks)
    {
        foreach (var cadence in Cadences(weeks))
        {
            var dates = RoundsOf(cadence, Always).ToList();

            Assert.True(weeks is { } interval ? IsEvery(7 * interval, dates) : dates.SequenceEqual(FirstsOfMonths(cadence.Weekday)), $"{cadence}: {string.Join(' ', dates.Take(12))}");
            Assert.All(dates, date => Assert.Equal(OnTheWall(cadence, date), Occurrence.NextAfter(cadence, TeamClock.For(cadence.ZoneId).At(date, TimeOnly.MinValue).AddMinutes(-1), date).At));
        }
    }

    [Fact]
    public void A_month_whose_day_is_off_asks_on_the_first_such_weekday_after_it_and_the_next_month_is_not_moved()
    {
        var calendar = new WorkingCalendar { Holidays = Nation.EnglandAndWales };
        foreach (var cadence in Cadences(null))
        {
            var expected = FirstsOfMonths(cadence.Weekday).Select(first => Enumerable.Range(0, 5).Select(week => first.AddDays(7 * week)).First(calendar.MayAsk));

            Assert.Equal(expected, RoundsOf(cadence, calendar));
        }
    }

    [Theory]
    [InlineData("2026-11-24", "2026-12-01")]
    [InlineData("2026-11-26", "2026-12-08")]
    [InlineData("2026-12-01", "2027-01-05")]
    [InlineData("2026-12-08", "2027-01-05")]
    public void A_round_by_hand_is_followed_by_the_next_month_s_and_never_within_a_week(string asked, string next)
    {
        var history = TeamHistory.None with { LatestDate = DateOnly.Parse(asked, null), RoundsPlanned = 1 };
        var rhythm = TeamRhythm.Of(PulseCadence.Default.Every(null), Always, Since, history);

        Assert.Equal(DateOnly.Parse(next, null), rhythm.NextAfter(TeamClock.For("Europe/London").At(history.LatestDate!.Value, new TimeOnly(12, 0))).Date);
    }

    [Theory]
    [InlineData("2026-12-01T09:59:00Z", "2026-12-01")]
    [InlineData("2026-12-01T10:00:00Z", "2027-01-05")]
    [InlineData("2026-12-10T10:00:00Z", "2027-01-05")]
    public void A_month_whose_day_was_past_when_it_was_set_is_not_made_up_for(string since, string next)
    {
        var at = DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.Parse(next, null), TeamRhythm.Of(PulseCadence.Default.Every(null), Always, at, TeamHistory.None).NextAfter(at).Date);
        Assert.Equal(DateOnly.Parse(next, null), TeamRhythm.Of(PulseCadence.Default.Every(null), Always, at, TeamHistory.None with { LatestDate = new DateOnly(2026, 6, 2) }).NextAfter(at).Date);
    }

    [Fact]
    public void What_is_stored_of_another_interval_is_as_it_was_and_of_a_month_a_program_from_before_reads_four_weeks()
    {
        var weekly = Encoding.UTF8.GetString(DocumentFormat.Write(TeamOf(PulseCadence.Default), CoreJson.Default.Team));
        var monthly = DocumentFormat.Write(TeamOf(PulseCadence.Default.Every(null)), CoreJson.Default.Team);

        Assert.DoesNotContain("onthly", weekly, StringComparison.Ordinal);
        Assert.Contains("\"weeks\":4,\"isMonthly\":true", Encoding.UTF8.GetString(monthly), StringComparison.Ordinal);
        Assert.Equal(PulseCadence.Default.Every(null), Assert.IsType<DocumentReading<Team>.Read>(DocumentFormat.Read(monthly, CoreJson.Default.Team)).Value.Cadence);
    }

    private static IEnumerable<PulseCadence> Cadences(int? weeks) =>
        from zone in Zones
        from weekday in Enum.GetValues<DayOfWeek>()
        from time in new[] { new TimeOnly(10, 0), new TimeOnly(1, 30), new TimeOnly(2, 30) }
        select new PulseCadence(weekday, time, zone).Every(weeks);

    /// <summary>As the schedule goes: every week is offered, and the rhythm says which is due.</summary>
    private static IEnumerable<DateOnly> RoundsOf(PulseCadence cadence, WorkingCalendar calendar)
    {
        var history = TeamHistory.None;
        for (var next = Occurrence.NextAfter(cadence, Since, null); next.Date < End; next = Occurrence.NextAfter(cadence, next.At, null))
        {
            if (TeamRhythm.Of(cadence, calendar, Since, history).IsDue(next.Date))
            {
                history = history with { RoundsPlanned = history.RoundsPlanned + 1, PreviousDate = history.LatestDate, LatestDate = next.Date };
                yield return next.Date;
            }
        }
    }

    private static bool IsEvery(int days, List<DateOnly> dates) =>
        dates[0] < new DateOnly(2025, 1, 9) && dates[^1].AddDays(days) >= End && dates.Zip(dates.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber == days);

    private static IEnumerable<DateOnly> FirstsOfMonths(DayOfWeek weekday) =>
        from month in Enumerable.Range(0, 72)
        let first = new DateOnly(2025, 1, 1).AddMonths(month)
        select Enumerable.Range(0, 7).Select(first.AddDays).Single(date => date.DayOfWeek == weekday);

    /// <summary>By another way through the zone's own rules: the first instant at which the wall shows that time or, where it skips it, a later one.</summary>
    private static DateTimeOffset OnTheWall(PulseCadence cadence, DateOnly date)
    {
        var local = LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(cadence.Time);
        var mapping = DateTimeZoneProviders.Tzdb[cadence.ZoneId].MapLocal(local);
        return (mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant()).ToDateTimeOffset();
    }

    private static Team TeamOf(PulseCadence cadence) => new()
    {
        Ref = ARound.Team,
        Status = TeamStatus.Active,
        InstalledAt = Since,
        Admins = [],
        Cadence = cadence,
        SummaryChannel = Engine.Channel,
        WrappedAssignmentKey = "",
    };
}
