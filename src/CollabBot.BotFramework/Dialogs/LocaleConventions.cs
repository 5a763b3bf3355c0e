using System.Globalization;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>How numbers and dates are written in a locale; British where nothing is known.</summary>
/// <remarks>A table of our own, because the process runs without culture data.</remarks>
internal sealed class LocaleConventions
{
    private static readonly HashSet<string> CommaLanguages = new(
        [
            "af", "bg", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "is", "it", "lt", "lv", "nb", "nl", "nn",
            "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> PointLocales = new(["de-CH", "de-LI", "it-CH", "es-MX", "es-US"], StringComparer.OrdinalIgnoreCase);

    private static readonly NumberFormatInfo Point = NumberFormatInfo.InvariantInfo;
    private static readonly NumberFormatInfo Comma = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });

    private LocaleConventions(NumberFormatInfo numbers, bool monthComesFirst)
    {
        Numbers = numbers;
        MonthComesFirst = monthComesFirst;
    }

    public NumberFormatInfo Numbers { get; }

    /// <summary>True where 3/4 is the fourth of March.</summary>
    public bool MonthComesFirst { get; }

    /// <param name="locale">BCP 47, in any case; null or unknown means <c>en-GB</c>.</param>
    public static LocaleConventions Of(string? locale)
    {
        var tag = locale ?? "";
        var writesComma = CommaLanguages.Contains(tag.Split('-')[0]) && !PointLocales.Contains(tag);
        return new LocaleConventions(writesComma ? Comma : Point, tag.EndsWith("-US", StringComparison.OrdinalIgnoreCase));
    }
}
