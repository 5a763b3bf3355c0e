using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.Core.Administration;

namespace CollabBot.Teams.Administration;

/// <summary>One setting as an admin types it, such as <c>every two weeks</c>, <c>questions 4</c>, <c>nudges off</c> or <c>threshold 7</c>. Whether it can be is judged when it is saved.</summary>
internal abstract partial record TypedSetting
{
    private const string TeamLanguage = "team language ";

    private TypedSetting()
    {
    }

    /// <param name="Weeks">Null for once a month.</param>
    public sealed record Interval(int? Weeks) : TypedSetting;

    public sealed record Questions(int PerPulse) : TypedSetting;

    public sealed record Threshold(int Answers) : TypedSetting;

    public sealed record Nudges(bool Wanted) : TypedSetting;

    public sealed record Reminder(bool Wanted) : TypedSetting;

    /// <summary>The language of the team, as it was typed.</summary>
    public sealed record Speaks(string Language) : TypedSetting;

    /// <summary>About the days on which the team works; what is wanted follows from today, and is read when it is saved.</summary>
    public sealed record Days(TypedCalendar What) : TypedSetting;

    /// <param name="words">In small letters, one space between two words.</param>
    /// <returns>Null when the words are none of a setting.</returns>
    public static TypedSetting? In(string words) =>
        words is "weekly" or "every week" ? new Interval(1)
        : words is "fortnightly" or "every other week" ? new Interval(2)
        : words is "monthly" or "every month" or "once a month" ? new Interval(null)
        : words is "nudges on" or "nudges off" ? new Nudges(words is "nudges on")
        : words is "reminder on" or "reminders on" or "reminder off" or "reminders off" ? new Reminder(words.EndsWith(" on", StringComparison.Ordinal))
        : words.StartsWith(TeamLanguage, StringComparison.Ordinal) ? new Speaks(words[TeamLanguage.Length..])
        : NumberIn(EveryWeeks(), words) is { } weeks ? new Interval(weeks)
        : NumberIn(QuestionsPerPulse(), words) is { } questions ? new Questions(questions)
        : NumberIn(AnswersNeeded(), words) is { } answers ? new Threshold(answers)
        : TypedCalendar.In(words) is { } calendar ? new Days(calendar)
        : null;

    /// <returns>A set-up that differs in this one setting, which is neither <see cref="Days"/> nor <see cref="Speaks"/>.</returns>
    public TeamSetUp In(TeamSetUp setUp) => this switch
    {
        Interval interval => setUp with { Cadence = setUp.Cadence.Every(interval.Weeks) },
        Questions questions => setUp with { QuestionsPerPulse = questions.PerPulse },
        Nudges nudges => setUp with { TakesNudges = nudges.Wanted },
        Reminder reminder => setUp with { TakesReminders = reminder.Wanted },
        Threshold threshold => setUp with { Threshold = threshold.Answers },
        _ => throw new UnreachableException(),
    };

    private static int? NumberIn(Regex words, string text) =>
        words.Match(text) is { Success: true } match
            ? match.Groups[1].Value switch
            {
                "one" => 1,
                "two" => 2,
                "three" => 3,
                "four" => 4,
                "five" => 5,
                "six" => 6,
                "seven" => 7,
                "eight" => 8,
                var digits => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
            }
            : null;

    [GeneratedRegex(@"^every ([0-9]{1,4}|one|two|three|four|five|six|seven|eight) weeks?$")]
    private static partial Regex EveryWeeks();

    [GeneratedRegex(@"^questions? ([0-9]{1,4}|one|two|three|four|five|six)$")]
    private static partial Regex QuestionsPerPulse();

    [GeneratedRegex(@"^threshold ([0-9]{1,4}|five|six)$")]
    private static partial Regex AnswersNeeded();
}
