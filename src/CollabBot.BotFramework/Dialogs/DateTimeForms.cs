using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>The few ways in which a day and a time may be written. Months and weekdays are English.</summary>
internal static class DateTimeForms
{
    private static readonly LocalDateTimePattern IsoDateTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    private static readonly IPattern<LocalDate> DayFirst = Dates("d/M/uuuu");
    private static readonly IPattern<LocalDate> MonthFirst = Dates("M/d/uuuu");
    private static readonly IPattern<AnnualDate> DayFirstOfAnyYear = DatesOfAnyYear("d/M");
    private static readonly IPattern<AnnualDate> MonthFirstOfAnyYear = DatesOfAnyYear("M/d");

    private static readonly IPattern<LocalTime> Times = Patterns(LocalTimePattern.CreateWithInvariantCulture, "H:mm", "H.mm", "h:mmtt", "h.mmtt", "htt");

    /// <returns>The day (null when only a time was written) and the time; null when it is neither.</returns>
    public static (LocalDate? Date, LocalTime Time)? Read(string text, LocalDate today, bool monthComesFirst)
    {
        if (IsoDateTime.Parse(text.Trim().ToUpperInvariant()) is { Success: true, Value: var both })
        {
            return (both.Date, both.TimeOfDay);
        }

        var words = Words(text);
        return words.Length == 0 ? null : Of(words[..^1], words[^1]) ?? Of(words[1..], words[0]);

        (LocalDate? Date, LocalTime Time)? Of(string[] date, string time) => Times.Parse(time) switch
        {
            { Success: false } => null,
            { Value: var read } when date.Length == 0 => (null, read),
            { Value: var read } => ReadDate(string.Join(' ', date), today, monthComesFirst) is { } day ? (day, read) : null,
        };
    }

    /// <returns>The day; null when it is none.</returns>
    public static LocalDate? ReadDay(string text, LocalDate today, bool monthComesFirst) => ReadDate(string.Join(' ', Words(text)), today, monthComesFirst);

    private static LocalDate? ReadDate(string text, LocalDate today, bool monthComesFirst)
    {
        if ((monthComesFirst ? MonthFirst : DayFirst).Parse(text) is { Success: true, Value: var date })
        {
            return date;
        }

        if ((monthComesFirst ? MonthFirstOfAnyYear : DayFirstOfAnyYear).Parse(text) is { Success: true, Value: var annual })
        {
            return Next(annual, today);
        }

        return text switch
        {
            "today" => today,
            "tomorrow" => today.PlusDays(1),
            _ => Weekday(text) is { } weekday ? today.Next(weekday) : null,
        };
    }

    /// <summary>Today or later; 29 February waits for a leap year.</summary>
    private static LocalDate Next(AnnualDate date, LocalDate today)
    {
        var year = today.Year;
        while (!date.IsValidYear(year) || date.InYear(year) < today)
        {
            year++;
        }

        return date.InYear(year);
    }

    private static IsoDayOfWeek? Weekday(string text)
    {
        var names = DateTimeFormatInfo.InvariantInfo;
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
        {
            if (names.GetDayName(day).Equals(text, StringComparison.OrdinalIgnoreCase) || names.GetAbbreviatedDayName(day).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return day.ToIsoDayOfWeek();
            }
        }

        return null;
    }

    /// <summary>Words without what people put between a day and a time, and with "2 pm" in one.</summary>
    private static string[] Words(string text) => AnswerText.Fold(text.Replace(',', ' '))
        .Replace(" am", "am", StringComparison.Ordinal)
        .Replace(" pm", "pm", StringComparison.Ordinal)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word is not ("at" or "on"))
        .ToArray();

    private static IPattern<LocalDate> Dates(string digits) => Patterns(
        LocalDatePattern.CreateWithInvariantCulture, "uuuu'-'MM'-'dd", digits.Replace("/", "'/'", StringComparison.Ordinal), "d MMMM uuuu", "d MMM uuuu", "MMMM d uuuu", "MMM d uuuu");

    private static IPattern<AnnualDate> DatesOfAnyYear(string digits) => Patterns(
        AnnualDatePattern.CreateWithInvariantCulture, digits.Replace("/", "'/'", StringComparison.Ordinal), "d MMMM", "d MMM", "MMMM d", "MMM d");

    private static IPattern<T> Patterns<T>(Func<string, IPattern<T>> create, params IEnumerable<string> patterns)
    {
        var builder = new CompositePatternBuilder<T>();
        foreach (var pattern in patterns)
        {
            builder.Add(create(pattern), _ => true);
        }

        return builder.Build();
    }
}
