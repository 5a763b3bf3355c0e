using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>How a team's calendar reads.</summary>
internal static class CalendarTexts
{
    /// <summary>So many runs of the team's own days off are named.</summary>
    private const int MostNamed = 3;

    public static string NameOf(Nation nation) => nation switch
    {
        Nation.EnglandAndWales => Phrase.Of("England and Wales"),
        Nation.Scotland => Phrase.Of("Scotland"),
        Nation.NorthernIreland => Phrase.Of("Northern Ireland"),
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
            calendar.HasOwnWeekdays ? Phrase.Of($"every day but {Weekdays(calendar.Weekdays)}") : "weekends",
            .. calendar.Holidays is { } nation ? [Phrase.Of($"bank holidays of {NameOf(nation)}")] : (ReadOnlySpan<string>)[],
            .. calendar.WorksAtYearEnd ? [] : (ReadOnlySpan<string>)["25 to 31 December"],
            .. calendar.Pause is { } pause && pause.To >= today ? [Phrase.Of($"the pause until {Day(pause.To.AddDays(1))}")] : (ReadOnlySpan<string>)[],
            .. own.Take(MostNamed).Select(days => Named(days with { Label = days.Label is { } label && shown is not null ? shown(label) : days.Label })),
            .. own.Count > MostNamed ? [Phrase.Of($"and {own.Count - MostNamed} more")] : (ReadOnlySpan<string>)[],
        ]);
    }

    /// <summary>Such as <c>Mon 7 December, Mon 14 December and Mon 21 December</c>.</summary>
    public static string Dates(IReadOnlyList<Occurrence> upcoming) => Phrase.Listed([.. upcoming.Select(occurrence => CardText.Day(occurrence.Date))]);

    public static string Weekdays(IEnumerable<DayOfWeek> days) => Phrase.Listed([.. days.Select(CardText.Weekday)]);

    /// <summary>Such as <c>21 July to 31 August 2027</c>, or one day.</summary>
    public static string Range(DaysOff days) => days.From == days.To ? Day(days.To)
        : days.From.Year == days.To.Year ? Phrase.Of($"{days.From.ToString("d MMMM", Language.Current.Culture)} to {Day(days.To)}")
        : Phrase.Of($"{Day(days.From)} to {Day(days.To)}");

    /// <summary>The same with what the team calls them, in an admin's words: not escaped.</summary>
    public static string Named(DaysOff days) => days.Label is { } label ? $"{Range(days)} ({label})" : Range(days);

    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", Language.Current.Culture);

    /// <summary>What an admin typed, short enough to be said back.</summary>
    public static string Came(string words) => AdaptiveText.Escape(words.Trim(), 40);
}
