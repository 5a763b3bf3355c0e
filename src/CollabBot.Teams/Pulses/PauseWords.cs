using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.Core.Teams;
using NodaTime;

namespace CollabBot.Teams.Pulses;

/// <summary>Understands for how long somebody wants to be left alone: <c>2 weeks</c>, <c>a month</c>, <c>until 3 March</c>, <c>till Friday</c>.</summary>
internal static partial class PauseWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <param name="wish">What follows the word pause.</param>
    /// <param name="locale">Of the person's client; says whether 3/4 is a day of March or of April.</param>
    /// <returns>Null when it is no such wish.</returns>
    public static PauseWish? Read(string wish, string? locale, DateTimeOffset now, DateTimeZone zone)
    {
        var words = Before().Replace(wish, "").Trim();
        if (Period().Match(words) is { Success: true } period)
        {
            return NumberOf(period.Groups["count"].Value) is { } count ? Of(count, period.Groups["unit"].Value, now, zone) : null;
        }

        return TypedDay.Read(words, locale, now, zone) is { } day ? new PauseWish.Until(day) : null;
    }

    private static PauseWish Of(int count, string unit, DateTimeOffset now, DateTimeZone zone)
    {
        var today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        return unit switch
        {
            "day" => new PauseWish.Until(today.PlusDays(count).ToDateOnly()),
            "fortnight" => new PauseWish.ForWeeks(2 * count),
            "month" => new PauseWish.Until(today.PlusMonths(count).ToDateOnly()),
            _ => new PauseWish.ForWeeks(count),
        };
    }

    /// <summary>At most three digits: what is longer is a year, or a slip.</summary>
    private static int? NumberOf(string text) => text is "a" or "an" ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Array.IndexOf(Numbers, text) is >= 0 and var word ? word
        : null;

    [GeneratedRegex(@"^\s*(me\s+)?(for|until|till|til|to)?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?<count>[a-z]+|\d{1,3}) (?<unit>day|week|fortnight|month)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex Period();
}
