using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Tests.HalfYear;

/// <summary>What no post may say or do. Knows the posts and what was answered, and nothing of how the product decides.</summary>
internal static partial class PostRules
{
    private const string NotEnough = "Not enough answers to show this safely.";

    /// <returns>A sentence for each rule that a post breaks; none when all is well.</returns>
    public static IReadOnlyList<string> Broken(IReadOnlyList<SeenPost> seen, GivenAnswers given, Func<FakeTeam, PlayedTeam> played) =>
    [
        .. seen.SelectMany(ForbiddenWords),
        .. seen.Where(post => post.IsSummary && post.Team is not null).SelectMany(post => Levels(post, given, played(post.Team!))),
        .. seen.Where(post => post.IsSummary && post.Team is not null).GroupBy(post => (post.Team!.Id, post.Texts[1])).Where(same => same.Count() > 1).Select(same => $"A summary was posted {same.Count()} times."),
        .. AskedTooOften(seen),
        .. WaysTooOften(seen),
        .. Digests(seen),
        .. OverBudget(seen),
    ];

    private static IEnumerable<string> ForbiddenWords(SeenPost post) =>
        post.Texts.Where(text => Forbidden().IsMatch(text)).Select(text => $"{post.Title}: \"{Forbidden().Match(text).Value}\" was said.");

    /// <summary>No level without five answers, four of them from people who do not read the digest; and the level is that of the answers.</summary>
    private static IEnumerable<string> Levels(SeenPost post, GivenAnswers given, PlayedTeam team)
    {
        var day = DateOnly.ParseExact($"{post.Texts[1].Split(" · ")[^1]} {post.At.Year}", "ddd d MMMM yyyy", CultureInfo.InvariantCulture);
        foreach (var (area, level, _) in post.Rows())
        {
            var answers = given.Of(team.Name, day, area);
            var passes = answers.Count >= 5 && answers.Count(answer => !answer.ReadsDigest) >= 4;
            if (!passes && level != NotEnough)
            {
                yield return $"{team.Name}, {day:O}, {area}: a level from {answers.Count} answers.";
            }

            if (passes && !Agrees(level, answers.Average(answer => 25.0 * (answer.Keyed - 1))))
            {
                yield return $"{team.Name}, {day:O}, {area}: \"{level}\" from answers with another mean.";
            }
        }
    }

    private static bool Agrees(string level, double mean) => Number().Match(level) is { Success: true } number
        && int.Parse(number.Value, CultureInfo.InvariantCulture) is var value
        && (level.EndsWith("or lower", StringComparison.Ordinal) ? mean <= value + 2.5
            : level.EndsWith("or higher", StringComparison.Ordinal) ? mean >= value - 2.5
            : Math.Abs(mean - value) <= 2.5);

    private static IEnumerable<string> AskedTooOften(IReadOnlyList<SeenPost> seen)
    {
        foreach (var asks in seen.Where(post => post is { IsAsk: true, To: not null }).GroupBy(post => (post.To!.Id, Round: post.Buttons("pulse.answer").First()["round"]!.GetValue<string>())))
        {
            if (asks.Count() > 2)
            {
                yield return $"Somebody was written to {asks.Count()} times about one pulse.";
            }
        }
    }

    /// <summary>Where a team is on its way is told once in a quarter, and not before the first one is full.</summary>
    private static IEnumerable<string> WaysTooOften(IReadOnlyList<SeenPost> seen)
    {
        foreach (var summaries in seen.Where(post => post is { IsSummary: true, Team: not null }).GroupBy(post => post.Team!.Id))
        {
            var told = summaries.Where(post => post.Texts.Contains("Ways of working: the last 13 weeks")).Select(post => post.At).ToList();
            if (told is [var first, ..] && first < PlayedHalfYear.Begins.AddDays(90))
            {
                yield return "A quarter was told before it was full.";
            }

            if (told.Zip(told.Skip(1)).Any(pair => pair.Second - pair.First < TimeSpan.FromDays(45)))
            {
                yield return "A quarter was told twice.";
            }
        }
    }

    /// <summary>Mondays of the half-year on which England and Wales do not work: Easter Monday, the early May and the spring bank holiday.</summary>
    private static readonly DateOnly[] HolidayMondays = [new(2027, 3, 29), new(2027, 5, 3), new(2027, 5, 31)];

    /// <summary>At most one a week for each leader, on Monday after nine; on Tuesday where Monday is a holiday.</summary>
    private static IEnumerable<string> Digests(IReadOnlyList<SeenPost> seen)
    {
        foreach (var digests in seen.Where(post => post is { IsDigest: true, To: not null }).GroupBy(post => post.To!.Id))
        {
            foreach (var week in digests.GroupBy(post => ISOWeek.GetWeekOfYear(post.At.UtcDateTime)).Where(week => week.Count() > 1))
            {
                yield return $"A leader got {week.Count()} digests in a week.";
            }

            foreach (var late in digests.Where(post => !IsTheDay(DateOnly.FromDateTime(post.At.UtcDateTime)) || post.At.Hour is < 8 or > 9))
            {
                yield return $"A digest came at {late.At:ddd HH:mm}.";
            }
        }
    }

    private static bool IsTheDay(DateOnly date) =>
        HolidayMondays.Contains(date.AddDays(-1)) || (date.DayOfWeek is DayOfWeek.Monday && !HolidayMondays.Contains(date));

    /// <summary>At most three a week for each person who has said nothing else, whatever it is and from whichever team; but for what tells an admin about setting a team up.</summary>
    private static IEnumerable<string> OverBudget(IReadOnlyList<SeenPost> seen) => seen
        .Where(post => post.To is not null && !post.IsForAdmin)
        .GroupBy(post => (post.To!.Id, ISOWeek.GetYear(post.At.UtcDateTime), ISOWeek.GetWeekOfYear(post.At.UtcDateTime)))
        .Where(week => week.Count() > 3)
        .Select(week => $"Somebody was written to {week.Count()} times in a week.");

    [GeneratedRegex(@"\b(improv\w*|worsen\w*|fell|rose|better|worse|stable|caused?|thanks to|due to|anonym\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
