using System.Globalization;

namespace CollabBot.Languages;

/// <summary>The names of months and weekdays. The process is invariant, so that it runs alike everywhere: a language brings its own.</summary>
internal static class DateNames
{
    /// <summary>Tells the key of a short name from that of the long one.</summary>
    public const string ShortMark = " (short)";

    /// <summary>What a pack has to name: long and short, for a short name is not always the beginning of the long one.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. Months(English.MonthNames), .. Months(English.AbbreviatedMonthNames).Select(Short),
        .. English.DayNames, .. English.AbbreviatedDayNames.Select(Short),
    ];

    private static DateTimeFormatInfo English => CultureInfo.InvariantCulture.DateTimeFormat;

    public static CultureInfo In(Language language)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var dates = culture.DateTimeFormat;
        dates.MonthNames = dates.MonthGenitiveNames = [.. English.MonthNames.Select(name => Told(name, name))];
        dates.AbbreviatedMonthNames = dates.AbbreviatedMonthGenitiveNames = [.. English.AbbreviatedMonthNames.Select(name => Told(Short(name), name))];
        dates.DayNames = [.. English.DayNames.Select(name => Told(name, name))];
        dates.AbbreviatedDayNames = [.. English.AbbreviatedDayNames.Select(name => Told(Short(name), name))];
        return CultureInfo.ReadOnly(culture);

        string Told(string key, string english) => language.Find(key) ?? english;
    }

    /// <summary>There is a thirteenth, without a name, for calendars that have it.</summary>
    private static IEnumerable<string> Months(IEnumerable<string> names) => names.Where(name => name.Length > 0);

    private static string Short(string name) => name.Length == 0 ? "" : name + ShortMark;
}
