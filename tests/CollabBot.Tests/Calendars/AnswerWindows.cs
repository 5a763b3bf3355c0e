using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using Xunit;

namespace CollabBot.Tests.Calendars;

/// <summary>How long a round is open that is asked at ten in London.</summary>
public sealed class AnswerWindows
{
    private static readonly TeamClock London = TeamClock.For("Europe/London");
    private static readonly WorkingCalendar England = new() { Holidays = Nation.EnglandAndWales };
    private static readonly WorkingCalendar School = England with { Own = [new DaysOff(new DateOnly(2026, 7, 21), new DateOnly(2026, 8, 31))] };
    private static readonly WorkingCalendar TwoDays = England with { Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday] };
    private static readonly WorkingCalendar ThreeDays = England with { Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday] };
    private static readonly WorkingCalendar OneDay = England with { Weekdays = [DayOfWeek.Monday] };

    public static TheoryData<string, string, string, string, string?> Windows => new()
    {
        { "three working days, whatever the weekend", "England", "2026-11-26", "2026-12-01T10:00", "2026-11-30T10:00" },
        { "a bank holiday counts as little as a weekend", "England", "2026-04-30", "2026-05-06T10:00", "2026-05-05T10:00" },
        { "over Easter it ends an hour before the next", "England", "2026-04-02", "2026-04-09T09:00", "2026-04-08T10:00" },
        { "before Christmas it ends before the break", "England", "2026-12-22", "2026-12-24T10:00", "2026-12-23T10:00" },
        { "before the summer it has the one day that is left", "School", "2026-07-17", "2026-07-20T10:00", null },
        { "three days a week end an hour before the next", "ThreeDays", "2026-11-23", "2026-11-30T09:00", "2026-11-26T10:00" },
        { "two days a week have the next week's first hour", "TwoDays", "2026-11-23", "2026-11-30T09:00", "2026-11-24T10:00" },
        { "one day a week has a week", "OneDay", "2026-11-23", "2026-11-30T09:00", null },
        { "the clocks go forward", "England", "2026-03-26", "2026-03-31T10:00", "2026-03-30T10:00" },
        { "the clocks go back", "England", "2026-10-22", "2026-10-27T10:00", "2026-10-26T10:00" },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_round_is_open_three_working_days_or_until_the_last_that_is_left(string why, string calendar, string date, string closes, string? reminds)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var cadence = PulseCadence.Default with { Weekday = day.DayOfWeek };

        var window = AnswerWindow.Of(London, Named(calendar), cadence, day, London.At(day, cadence.Time));

        Assert.Equal((why, At(closes), At(reminds)), (why, window.ClosesAt, window.RemindsAt));
    }

    [Theory]
    [InlineData("England", "2026-11-24", "2026-12-01T09:00")]
    [InlineData("England", "2026-12-22", "2027-01-05T09:00")]
    [InlineData("School", "2026-07-17", null)]
    public void An_extension_ends_before_the_team_is_asked_again_and_waits_for_no_long_break(string calendar, string date, string? until)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var cadence = PulseCadence.Default with { Weekday = day.DayOfWeek };
        var opensAt = London.At(day, cadence.Time);
        var closesAt = AnswerWindow.Of(London, Named(calendar), cadence, day, opensAt).ClosesAt;

        Assert.Equal(At(until), AnswerWindow.Extended(London, Named(calendar), cadence, day, opensAt, closesAt));
    }

    [Fact]
    public void Opened_by_hand_on_the_eve_of_a_break_it_ends_in_the_break_and_reminds_nobody()
    {
        var eve = new DateOnly(2026, 7, 20);

        var window = AnswerWindow.Of(London, School, null, eve, London.At(eve, new TimeOnly(15, 0)));

        Assert.Equal(new AnswerWindow(At("2026-07-27T14:00")!.Value, null), window);
    }

    private static WorkingCalendar Named(string name) => name switch
    {
        "School" => School,
        "TwoDays" => TwoDays,
        "ThreeDays" => ThreeDays,
        "OneDay" => OneDay,
        _ => England,
    };

    private static DateTimeOffset? At(string? wall) =>
        wall is null ? null : DateTime.Parse(wall, CultureInfo.InvariantCulture) is var at ? London.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : null;
}
