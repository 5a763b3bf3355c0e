using System.Diagnostics;
using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;

namespace CollabBot.Teams.Administration;

/// <summary>How a team's calendar reads.</summary>
internal static class CalendarTexts
{
    /// <summary>So many runs of the team's own days off are named.</summary>
    private const int MostNamed = 3;

    public static string NameOf(Nation nation) => nation switch
    {
        Nation.EnglandAndWales => "England and Wales",
        Nation.Scotland => "Scotland",
        Nation.NorthernIreland => "Northern Ireland",
        _ => throw new UnreachableException(),
    };

    /// <summary>Such as <c>weekends, bank holidays of Scotland, 25 to 31 December</c>; one line.</summary>
    /// <param name="today">Days off that are over are not named.</param>
    /// <param name="shown">How an admin's own words are written; null where the whole is escaped.</param>
    public static string DaysOff(WorkingCalendar calendar, DateOnly today, Func<string, string>? shown = null)
    {
        var own = calendar.Own.Where(days => days.To >= today).ToList();
        return string.Join(", ",
        [
            calendar.HasOwnWeekdays ? $"every day but {Weekdays(calendar.Weekdays)}" : "weekends",
            .. calendar.Holidays is { } nation ? [$"bank holidays of {NameOf(nation)}"] : (ReadOnlySpan<string>)[],
            .. calendar.WorksAtYearEnd ? [] : (ReadOnlySpan<string>)["25 to 31 December"],
            .. calendar.Pause is { } pause && pause.To >= today ? [$"the pause until {Day(pause.To.AddDays(1))}"] : (ReadOnlySpan<string>)[],
            .. own.Take(MostNamed).Select(days => Named(days with { Label = days.Label is { } label && shown is not null ? shown(label) : days.Label })),
            .. own.Count > MostNamed ? [string.Create(CultureInfo.InvariantCulture, $"and {own.Count - MostNamed} more")] : (ReadOnlySpan<string>)[],
        ]);
    }

    /// <summary>Such as <c>Mon 7 December, Mon 14 December and Mon 21 December</c>.</summary>
    public static string Dates(IReadOnlyList<Occurrence> upcoming) => And([.. upcoming.Select(occurrence => CardText.Day(occurrence.Date))]);

    public static string Weekdays(IEnumerable<DayOfWeek> days) => And([.. days.Select(CardText.Weekday)]);

    /// <summary>Such as <c>21 July to 31 August 2027</c>, or one day.</summary>
    public static string Range(DaysOff days) => days.From == days.To ? Day(days.To)
        : days.From.Year == days.To.Year ? $"{days.From.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Day(days.To)}"
        : $"{Day(days.From)} to {Day(days.To)}";

    /// <summary>The same with what the team calls them, in an admin's words: not escaped.</summary>
    public static string Named(DaysOff days) => days.Label is { } label ? $"{Range(days)} ({label})" : Range(days);

    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What an admin typed, short enough to be said back.</summary>
    public static string Came(string words) => AdaptiveText.Escape(words.Trim(), 40);

    private static string And(IReadOnlyList<string> parts) => parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
