using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Digests;
using CollabBot.Core.Teams;
using NodaTime;
using NodaTime.Extensions;
using Xunit;

namespace CollabBot.Tests.Calendars;

/// <summary>
/// Six years, 2025 to 2030, of teams in every zone, with calendars of every kind: which dates ask, how long they are open, when they remind and when a digest
/// comes, against a second opinion that goes through the years day by day.
/// </summary>
public sealed class CalendarYears
{
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2030, 12, 31);

    private static readonly IReadOnlyList<string> Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void In_some_zones_exactly_the_promised_rounds_are_due(int seed)
    {
        var random = new Random(seed);
        Play(seed, Enumerable.Range(0, 40).Select(_ => Zones[random.Next(Zones.Count)]).Append("Europe/London"));
    }

    [Theory]
    [Trait("length", "long")]
    [InlineData(3)]
    public void In_every_zone_exactly_the_promised_rounds_are_due(int seed) => Play(seed, Zones);

    private static void Play(int seed, IEnumerable<string> zones)
    {
        var random = new Random(seed);
        var (teams, rounds, holidays) = (0, 0, 0);
        foreach (var zone in zones)
        {
            var calendar = ACalendar(random);
            var weekday = calendar.Weekdays[random.Next(calendar.Weekdays.Count)];
            var cadence = new PulseCadence(weekday, new TimeOnly(random.Next(24), 15 * random.Next(4)), zone, 1 + random.Next(2));
            var opened = Rounds(cadence, calendar);

            Assert.Equal(DatesThatAsk(cadence, calendar), opened.Select(round => round.Date));
            Assert.All(opened, round => CheckRound(cadence, calendar, round));
            CheckDigests(new DigestHour((System.DayOfWeek)random.Next(1, 6), cadence.Time), zone, calendar);
            (teams, rounds) = (teams + 1, rounds + opened.Count);
            holidays += Days().Count(date => date.DayOfWeek == weekday && IsOff(calendar, date));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{teams} teams in as many zones over six years: {rounds} rounds, each promised and none on any of {holidays} days off that would have asked.");
    }

    /// <summary>Each round takes place as soon as it is due.</summary>
    private static List<Occurrence> Rounds(PulseCadence cadence, WorkingCalendar calendar)
    {
        var opened = new List<Occurrence>();
        var history = TeamHistory.None;
        var now = TeamClock.For(cadence.ZoneId).At(First.AddDays(-1), new TimeOnly(0, 0));
        while (TeamRhythm.Of(cadence, calendar, DateTimeOffset.MinValue, history).NextAfter(now) is { Date: var date } next && date <= Last)
        {
            if (date >= First)
            {
                opened.Add(next);
                history = history with { PreviousDate = history.LatestDate, LatestDate = date };
                Assert.True(TeamRhythm.Of(cadence, calendar, DateTimeOffset.MinValue, history with { LatestDate = history.PreviousDate, PreviousDate = null }).IsDue(date));
            }

            now = next.At;
        }

        return opened;
    }

    private static void CheckRound(PulseCadence cadence, WorkingCalendar calendar, Occurrence round)
    {
        var clock = TeamClock.For(cadence.ZoneId);
        var window = AnswerWindow.Of(clock, calendar, cadence, round.Date, round.At);
        var next = Occurrence.NextAfter(cadence, round.At, round.Date.AddDays(7)).At;

        Assert.Equal(WallTime(cadence.ZoneId, round.Date, cadence.Time), round.At);
        Assert.InRange(window.ClosesAt, round.At.AddTicks(1), next - TimeSpan.FromHours(1));

        // An hour before the first hour of a day is the evening before.
        Assert.True(Works(calendar, clock.DateAt(window.ClosesAt)) || cadence.Time.Hour == 0 || clock.TimeAt(round.At) != cadence.Time || clock.DateAt(round.At) != round.Date, $"The round of {round.Date:O} in {cadence.ZoneId} closes on a day off.");
        Assert.True(WorkedBetween(calendar, round.Date, clock.DateAt(window.ClosesAt)) <= 3);
        if (window.RemindsAt is { } reminds)
        {
            Assert.True(reminds > round.At && reminds < window.ClosesAt);
            Assert.Equal((true, cadence.Time), (Works(calendar, clock.DateAt(reminds)), IsOnTheWall(cadence, clock.DateAt(reminds)) ? clock.TimeAt(reminds) : cadence.Time));
        }

        var reply = clock.DateAt(clock.AddWorkingDays(round.At, 10, calendar));
        Assert.Equal((true, 10), (Works(calendar, reply), WorkedBetween(calendar, clock.DateAt(round.At), reply)));
    }

    /// <summary>One digest for each week, on its day or the first working day after that; those of weeks that end in the same break come as one.</summary>
    private static void CheckDigests(DigestHour hour, string zone, WorkingCalendar calendar)
    {
        // A break that began before the first of these days is over by then.
        var begins = First.AddDays(80);
        var expected = Days().Where(date => date.DayOfWeek == hour.Weekday)
            .Select(date => Days(date).First(day => (day.DayOfWeek == hour.Weekday && !IsOff(calendar, day)) || (IsOff(calendar, date) && Works(calendar, day)))).Distinct().Where(date => date >= begins && date <= Last.AddDays(-14)).ToList();

        var clock = TeamClock.For(zone);
        var came = new List<DateOnly>();
        var desk = new LeaderDesk(zone) { Hour = hour };
        for (var now = clock.At(begins, TimeOnly.MinValue).AddTicks(-1); ;)
        {
            var at = desk.NextAfter(now, calendar);
            var date = clock.DateAt(at);
            if (date > Last.AddDays(-14))
            {
                break;
            }

            came.Add(date);
            desk = desk with { Last = new DigestIssue(date, at, []) };
            now = at;
        }

        Assert.Equal(expected.Where(IsOnTheWall), came.Where(IsOnTheWall));

        bool IsOnTheWall(DateOnly date) => CalendarYears.IsOnTheWall(PulseCadence.Default with { ZoneId = zone, Time = hour.Time }, date);
    }

    /// <summary>Day by day: the weekday, no day off, somebody works within the week after it, and far enough from the one before.</summary>
    private static IEnumerable<DateOnly> DatesThatAsk(PulseCadence cadence, WorkingCalendar calendar)
    {
        DateOnly? before = null;
        foreach (var date in Days().Where(date => date.DayOfWeek == cadence.Weekday && !IsOff(calendar, date) && Days(date.AddDays(1)).Take(7).Any(day => Works(calendar, day))))
        {
            if (before is null || date.DayNumber - before.Value.DayNumber >= 7 * cadence.Weeks)
            {
                before = date;
                yield return date;
            }
        }
    }

    private static bool Works(WorkingCalendar calendar, DateOnly date) => calendar.Weekdays.Any(day => day == date.DayOfWeek) && !IsOff(calendar, date);

    private static bool IsOff(WorkingCalendar calendar, DateOnly date) =>
        (calendar.Holidays is { } nation && BankHolidays.Of(nation).Days.Any(day => day.Date == date))
        || (date.Month == 12 && date.Day >= 25 && !calendar.WorksAtYearEnd)
        || calendar.Own.Append(calendar.Pause).OfType<DaysOff>().Any(days => date >= days.From && date <= days.To);

    private static int WorkedBetween(WorkingCalendar calendar, DateOnly after, DateOnly upTo) => Days(after.AddDays(1)).TakeWhile(day => day <= upTo).Count(day => Works(calendar, day));

    private static IEnumerable<DateOnly> Days() => Days(First).TakeWhile(date => date <= Last);

    private static IEnumerable<DateOnly> Days(DateOnly from) => Enumerable.Range(0, 4_000).Select(from.AddDays);

    /// <summary>By the zone's own data: the time itself, its first occurrence, or the end of the gap.</summary>
    private static DateTimeOffset WallTime(string zone, DateOnly date, TimeOnly time)
    {
        var map = DateTimeZoneProviders.Tzdb[zone].MapLocal(date.ToLocalDate().At(LocalTime.FromTimeOnly(time)));
        return (map.Count == 0 ? map.LateInterval.Start : map.First().ToInstant()).ToDateTimeOffset();
    }

    private static bool IsOnTheWall(PulseCadence cadence, DateOnly date) => DateTimeZoneProviders.Tzdb[cadence.ZoneId].MapLocal(date.ToLocalDate().At(LocalTime.FromTimeOnly(cadence.Time))).Count > 0;

    private static WorkingCalendar ACalendar(Random random) => new()
    {
        Holidays = random.Next(4) is var nation && nation < 3 ? (Nation)nation : null,
        Weekdays = random.Next(3) > 0 ? WorkingCalendar.Default.Weekdays : [.. WorkingCalendar.Default.Weekdays.Where(_ => random.Next(2) == 0).DefaultIfEmpty(System.DayOfWeek.Wednesday)],
        Own = [.. Enumerable.Range(0, random.Next(6)).Select(_ => First.AddDays(random.Next(6 * 365))).Order().Select(from => new DaysOff(from, from.AddDays(random.Next(3) == 0 ? random.Next(50) : 0)))],
        Pause = random.Next(3) == 0 ? new DaysOff(new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 1).AddDays(random.Next(40))) : null,
        WorksAtYearEnd = random.Next(4) == 0,
    };
}
