using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Pulses;

namespace CollabBot.Tests.Cards;

/// <summary>The cards of the settings that are no step of the set-up, as usual and at their limits.</summary>
internal static class EverySettingsCard
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    private static readonly IReadOnlyList<Occurrence> Upcoming = [.. Enumerable.Range(0, 3).Select(week => new Occurrence(Tuesday.AddDays(7 * week), new DateTimeOffset(Tuesday.AddDays(7 * week), new TimeOnly(10, 0), TimeSpan.Zero)))];

    public static AdaptiveCard Proposal(Team team) => ProposalCards.Of(team with { Cadence = null, Leaders = [] });

    public static AdaptiveCard ProposalForGeneral(Team team) => Proposal(team with { SummaryChannel = new ChannelId(team.Ref.Team.Value) });

    public static AdaptiveCard Calendar(Team team) => CalendarCards.Of(CalendarDraft.Of(team), new CalendarPage(team.Name, [], Upcoming, []));

    public static AdaptiveCard CalendarSaved(Team team) => CalendarCards.Of(
        CalendarDraft.Of(team with { Calendar = PartTime }), new CalendarPage(team.Name, PartTime.Own, Upcoming, []) { IsSaved = true });

    public static AdaptiveCard CalendarPreview(Team team) => CalendarCards.Of(
        CalendarDraft.Of(team with { Calendar = PartTime }) with { From = Tuesday, To = Tuesday.AddDays(2), Label = "Moving house", Out = [CalendarDraft.KeyOf(PartTime.Own[0])] },
        new CalendarPage(team.Name, PartTime.Own, Upcoming, []) { IsPreview = true });

    /// <summary>As many runs of days off as there can be, called by the text, and a problem with it.</summary>
    public static AdaptiveCard CalendarFull(Team team, string text, int runs = WorkingCalendar.MaxOwn)
    {
        var called = AdaptiveText.Shorten(text, DaysOff.LongestLabel) is { Length: > 0 and <= DaysOff.LongestLabel } label ? label : null;
        IReadOnlyList<DaysOff> own = [.. Enumerable.Range(0, runs).Select(number => new DaysOff(Tuesday.AddDays(9 * number), Tuesday.AddDays((9 * number) + 4)) { Label = called })];
        return CalendarCards.Of(
            CalendarDraft.Of(team with { Calendar = new WorkingCalendar { Own = own } }) with { Label = called ?? "" },
            new CalendarPage(team.Name, own, Upcoming, [string.Create(CultureInfo.InvariantCulture, $"Days off, the first: \"{AdaptiveText.Shorten(text, 40)}\" is no day. Choose one in the calendar, or leave it empty.")]));
    }

    public static AdaptiveCard More(Team team) => MoreCards.Of(MoreDraft.Of(team), team.Name, [], []);

    public static AdaptiveCard MoreSaved(Team team) => MoreCards.Of(
        MoreDraft.Of(team with { TakesComments = true, TakesNoNudges = true, CommentThreshold = 12 }), team.Name, [], [ChangeSetting.OfNudges(false), "Comments are on."]);

    public static AdaptiveCard MoreProblem(Team team) => MoreCards.Of(MoreDraft.Of(team), team.Name, ["Comments: no comment is ever shown where fewer than 10 people answered. Give a whole number, 10 or more. Nothing was changed."], []);

    public static AdaptiveCard QuietNone => QuietCards.Of(null, null);

    public static AdaptiveCard QuietKept => QuietCards.Of(new QuietHours(new TimeOnly(18, 0), new TimeOnly(9, 0), "Europe/London"), "Done. Your quiet hours are 18:00 to 09:00 (Europe/London).");

    public static AdaptiveCard QuietProblem => QuietCards.Of(null, "Quiet hours: 09:00 to 08:00 came. Give at most 16 hours, so that I can reach you each day. Nothing was changed.", isDone: false, (new TimeOnly(9, 0), new TimeOnly(8, 0)));

    private static WorkingCalendar PartTime => new()
    {
        Holidays = Nation.NorthernIreland,
        Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday],
        Own = [new DaysOff(Tuesday.AddDays(20), Tuesday.AddDays(20)) { Label = "Inset day" }, new DaysOff(Tuesday.AddDays(40), Tuesday.AddDays(60))],
    };
}
