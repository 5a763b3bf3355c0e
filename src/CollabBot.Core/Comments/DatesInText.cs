using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CollabBot.Core.Comments;

/// <summary>Finds days that are named in English text: as dates, by their weekday, or from today.</summary>
/// <remarks>A day and a month in digits alone are a date only after "on": 24/7 and 1/2 are none.</remarks>
internal static class DatesInText
{
    private const int MostWords = 3;

    private static readonly IReadOnlyList<IPattern<LocalDate>> Dates =
    [
        .. ((string[])["uuuu'-'M'-'d", "d'/'M'/'uuuu", "d'/'M'/'uu", "d'.'M'.'uuuu", "d'.'M'.'uu", "d'-'M'-'uuuu", "d'-'M'-'uu", "M'/'d'/'uuuu", "d MMMM uuuu", "d MMM uuuu", "MMMM d uuuu", "MMM d uuuu"])
            .Select(LocalDatePattern.CreateWithInvariantCulture),
    ];

    private static readonly IReadOnlyList<IPattern<AnnualDate>> DatesOfAnyYear =
    [
        .. ((string[])["d MMMM", "d MMM", "MMMM d", "MMM d", "'on 'd'/'M", "'on 'd'.'M", "'on 'M'/'d"]).Select(AnnualDatePattern.CreateWithInvariantCulture),
    ];

    private static readonly HashSet<string> Days =
        ((string[])["yesterday", "tomorrow", .. DateTimeFormatInfo.InvariantInfo.DayNames, .. DateTimeFormatInfo.InvariantInfo.DayNames.Select(day => day + "s")])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="words">Of the text, without the punctuation around them.</param>
    public static IEnumerable<string> Find(IReadOnlyList<string> words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            for (var count = Math.Min(MostWords, words.Count - first); count > 0; count--)
            {
                var part = words.Skip(first).Take(count).ToList();
                if (IsDay(part))
                {
                    yield return string.Join(' ', part);
                    first += count - 1;
                    break;
                }
            }
        }
    }

    private static bool IsDay(List<string> words)
    {
        if (words is [var only] && Days.Contains(Owner(only)))
        {
            return true;
        }

        var text = string.Join(' ', words.Where(word => !word.Equals("of", StringComparison.OrdinalIgnoreCase)).Select(Cardinal)).ToLowerInvariant();
        return Dates.Any(pattern => pattern.Parse(text).Success) || DatesOfAnyYear.Any(pattern => pattern.Parse(text).Success);
    }

    private static string Owner(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    /// <summary>3 for 3rd.</summary>
    private static string Cardinal(string word) =>
        word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && word[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th" && word[..^2].All(char.IsAsciiDigit) ? word[..^2] : word;
}
