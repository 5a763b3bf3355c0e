using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Pulses;
using NodaTime;

namespace CollabBot.Teams.Administration;

/// <summary>What an admin types about the days on which a team works, such as <c>holidays scotland</c>, <c>days off 21 July to 31 August</c> or <c>pause team until 3 March</c>.</summary>
internal abstract partial record TypedCalendar
{
    private TypedCalendar()
    {
    }

    /// <summary>Shows it, and changes nothing.</summary>
    public sealed record Show : TypedCalendar;

    public sealed record Holidays(string Nation) : TypedCalendar;

    public sealed record Off(string Days) : TypedCalendar;

    public sealed record Back(string Day) : TypedCalendar;

    public sealed record WorkingDays(string Days) : TypedCalendar;

    public sealed record YearEnd(bool Works) : TypedCalendar;

    public sealed record Pause(string Wish) : TypedCalendar;

    public sealed record Resume : TypedCalendar;

    /// <param name="words">In small letters, one space between two words.</param>
    /// <returns>Null when the words are not about the calendar.</returns>
    public static TypedCalendar? In(string words) => words switch
    {
        "calendar" or "days off" or "holidays" or "working days" => new Show(),
        "last week of december on" or "last week of december off" => new YearEnd(words.EndsWith(" on", StringComparison.Ordinal)),
        "resume team" or "unpause team" => new Resume(),
        _ when After(words, "holidays ") is { } nation => new Holidays(nation),
        _ when (After(words, "day off ") ?? After(words, "days off ")) is { } days => new Off(days),
        _ when After(words, "day on ") is { } day => new Back(day),
        _ when After(words, "working days ") is { } days => new WorkingDays(days),
        _ when After(words, "pause team ") is { } wish => new Pause(wish),
        _ => null,
    };

    /// <returns>The calendar that is wanted, or what is wrong with the words: what came, what is wanted.</returns>
    /// <param name="locale">Of the admin's client; says whether 3/4 is a day of March or of April.</param>
    /// <param name="zone">Of the team.</param>
    public (WorkingCalendar Wanted, string? Problem) In(WorkingCalendar calendar, string? locale, DateTimeOffset now, DateTimeZone zone)
    {
        var today = Instant.FromDateTimeOffset(now).InZone(zone).Date.ToDateOnly();
        switch (this)
        {
            case Show:
                return (calendar, null);
            case YearEnd yearEnd:
                return (calendar with { WorksAtYearEnd = yearEnd.Works }, null);
            case Resume:
                return (calendar with { Pause = null }, null);
            case Holidays holidays:
                return NationIn(holidays.Nation) is var (known, nation) && known
                    ? (calendar with { Holidays = nation }, null)
                    : (calendar, Phrase.Of($"Bank holidays: “{CalendarTexts.Came(holidays.Nation)}” came. I know *holidays england*, *holidays scotland* and *holidays ni*. To have none, write *holidays off*."));
            case Off off:
                return DaysIn(off.Days, locale, now, zone) is { } days
                    ? (calendar.With(days, today), null)
                    : (calendar, Phrase.Of($"Days off: I cannot read “{CalendarTexts.Came(off.Days)}”. Write a day or two, such as *day off 24 December* or *days off 21 July to 31 August*."));
            case Back back:
                return TypedDay.Read(back.Day, locale, now, zone) is { } day && calendar.Own.Any(own => own.Contain(day))
                    ? (calendar.Without(day), null)
                    : (calendar, Phrase.Of($"Days off: “{CalendarTexts.Came(back.Day)}” is none of those that you entered. Write *calendar* to see them."));
            case WorkingDays working:
                return WeekdaysIn(working.Days) is { Count: > 0 } weekdays
                    ? (calendar with { Weekdays = weekdays }, null)
                    : (calendar, Phrase.Of($"Working days: I cannot read “{CalendarTexts.Came(working.Days)}”. Write days of the week, such as *working days mon tue thu* or *working days monday to friday*."));
            case Pause pause:
                return PauseWords.Read(" " + pause.Wish, locale, now, zone) is { } wish
                    ? (calendar with { Pause = new DaysOff(today, wish.EndsOn(today, today.AddDays(PauseAsking.LongestDays)).AddDays(-1)) }, null)
                    : (calendar, Phrase.Of($"Pause: I cannot read “{CalendarTexts.Came(pause.Wish)}”. Write *pause team until 3 March* or *pause team for 2 weeks*."));
            default:
                throw new UnreachableException();
        }
    }

    private static string? After(string words, string start) => words.StartsWith(start, StringComparison.Ordinal) && words.Length > start.Length ? words[start.Length..] : null;

    private static (bool Known, Nation? Nation) NationIn(string words) => words switch
    {
        "england" or "wales" or "england and wales" or "england & wales" => (true, Nation.EnglandAndWales),
        "scotland" => (true, Nation.Scotland),
        "northern ireland" or "ni" => (true, Nation.NorthernIreland),
        "off" or "none" => (true, null),
        _ => (false, null),
    };

    private static DaysOff? DaysIn(string words, string? locale, DateTimeOffset now, DateTimeZone zone)
    {
        // What they are called stands behind a colon: "day off 24 December: inset day".
        var label = words.Split(':', 2) is [_, var called] ? AdaptiveText.Shorten(called, int.MaxValue) : "";
        var parts = To().Split(words.Split(':', 2)[0].TrimEnd());
        if (parts.Length > 2 || TypedDay.Read(parts[0], locale, now, zone) is not { } from)
        {
            return null;
        }

        // The second day is meant from the first one on: "24 December to 2 January".
        var since = LocalDate.FromDateOnly(from).AtStartOfDayInZone(zone).ToDateTimeOffset();
        var days = parts is [_, var last] ? TypedDay.Read(last, locale, since, zone) is { } to ? new DaysOff(from, to) : null : new DaysOff(from, from);
        return days is null || label.Length == 0 ? days : days with { Label = string.Concat(label[..1].ToUpperInvariant(), label[1..]) };
    }

    private static List<DayOfWeek>? WeekdaysIn(string words)
    {
        if (To().Split(words) is [var first, var last] && DayIn(first) is { } from && DayIn(last) is { } to)
        {
            return [.. Week().Where(day => Place(day) >= Place(from) && Place(day) <= Place(to))];
        }

        var days = words.Split([' ', ',', '&'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not "and").Select(DayIn).ToList();
        return days.Contains(null) ? null : [.. Week().Where(day => days.Contains(day))];
    }

    private static DayOfWeek? DayIn(string word) =>
        word.Trim() is { Length: >= 3 } name && Week().Where(day => Name(day).StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null;

    private static string Name(DayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day);

    private static int Place(DayOfWeek day) => ((int)day + 6) % 7;

    private static IEnumerable<DayOfWeek> Week() => Enum.GetValues<DayOfWeek>().OrderBy(Place);

    [GeneratedRegex(@"\s+(?:to|until|till)\s+|\s*[–]\s*|\s+-\s+")]
    private static partial Regex To();
}
