using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Comments;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Retention;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>A team's settings as its log of decisions tells them: the one place that says what is logged, under which word and in which form.</summary>
internal static class AuditedSettings
{
    /// <summary>The bot was added: what is decided from then on starts from nothing.</summary>
    public const string Added = "bot added";

    /// <summary>The bot was removed.</summary>
    public const string Removed = "bot removed";

    /// <summary>Somebody who led or looked after the team is neither any more. The entry says neither who nor that they had their data erased.</summary>
    public const string RoleLeft = "role";

    private const string Leaders = "leaders";
    private const string Admins = "admins";
    private const string Threshold = "threshold";
    private const string CommentThreshold = "comment threshold";

    /// <summary>Each setting with its value; null where none was ever chosen.</summary>
    public static IReadOnlyList<(string What, string? Value)> Of(Team team) =>
    [
        ("cadence", team.Cadence is { } cadence ? Text(cadence) : null),
        ("calendar", Text(team.Calendar)),
        ("channel", team.SummaryChannel.Value),
        (Leaders, team.Leaders is [] ? null : Text(team.Leaders)),
        (Threshold, Text(team.Threshold)),
        ("questions", Text(team.QuestionsPerPulse)),
        ("reminder", Text(!team.TakesNoReminders)),
        ("nudges", Text(!team.TakesNoNudges)),
        ("comments", Text(team.TakesComments)),
        ("language", team.Language),
        (CommentThreshold, Text(team.CommentThreshold)),
        (Admins, Text(team.Admins)),
    ];

    /// <returns>What is to be logged when a team is about to be changed; a setting that would be as it is makes no entry.</returns>
    public static IEnumerable<AuditFact> Changes(Team before, Team after, PersonId who) =>
        from setting in Of(before).Zip(Of(after))
        where setting.Second.Value is not null && setting.Second.Value != setting.First.Value
        select new AuditFact(setting.First.What, who, setting.First.Value, setting.Second.Value);

    /// <summary>The settings of a team that are not what was decided last: whoever changed them went past the log.</summary>
    /// <returns>Their words, such as <c>threshold</c>. Of what was never decided since the bot was added nothing is known.</returns>
    public static IReadOnlyList<string> Undecided(Team team, AuditTrail trail)
    {
        var decided = Decided(trail);
        return [.. Of(team).Where(setting => decided.TryGetValue(setting.What, out var value) && value != (setting.Value ?? "")).Select(setting => setting.What)];
    }

    /// <summary>A team none of whose thresholds is below the one that was decided last, whatever its record says: thresholds are lowered by nobody's hand.</summary>
    /// <returns>The same instance when nothing had to be put right.</returns>
    public static Team Protected(Team team, AuditTrail trail)
    {
        var decided = Decided(trail);
        var (answers, comments) = (Number(decided.GetValueOrDefault(Threshold)), Number(decided.GetValueOrDefault(CommentThreshold)));
        return answers > (team.Threshold ?? 0) || comments > (team.CommentThreshold ?? 0)
            ? team with { Threshold = Higher(team.Threshold, answers), CommentThreshold = Higher(team.CommentThreshold, comments) }
            : team;
    }

    /// <summary>A plan none of whose thresholds is below the one that was decided when it was promised, whatever stands in the store.</summary>
    /// <returns>The same instance when nothing had to be put right.</returns>
    public static RoundPlan Protected(RoundPlan plan, AuditTrail trail)
    {
        var decided = Decided(trail.UpTo(plan.AuditHead));
        var (answers, comments) = (Number(decided.GetValueOrDefault(Threshold)), Number(decided.GetValueOrDefault(CommentThreshold)));
        if (answers > plan.Threshold.Answers)
        {
            plan = plan with { Threshold = new ReleaseThreshold(answers.Value) };
        }

        return comments > plan.Comments?.Answers ? plan with { Comments = new CommentPromise(plan.Comments.AreTaken, comments.Value) } : plan;
    }

    private static Dictionary<string, string> Decided(AuditTrail trail)
    {
        var decided = new Dictionary<string, string>(StringComparer.Ordinal);
        DateTimeOffset? removedAt = null;
        foreach (var entry in trail.Entries)
        {
            switch (entry.Fact.What)
            {
                case Added:
                    // Thresholds outlive an installation, as the promises do that were made with them; and go when everything has gone.
                    Forget(decided, removedAt?.AddMonths(RetentionPeriods.AfterRemovalMonths) <= entry.At ? [.. decided.Keys] : [.. decided.Keys.Except([Threshold, CommentThreshold])]);
                    break;
                case Removed:
                    removedAt = entry.At;
                    break;
                case RoleLeft:
                    Forget(decided, [Leaders, Admins]);
                    break;
                default:
                    decided[entry.Fact.What] = entry.Fact.New;
                    break;
            }
        }

        return decided;
    }

    private static void Forget(Dictionary<string, string> decided, IReadOnlyList<string> settings)
    {
        foreach (var setting in settings)
        {
            decided.Remove(setting);
        }
    }

    private static int? Higher(int? one, int? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(PulseCadence cadence) => string.Create(CultureInfo.InvariantCulture, $"{cadence.Weekday} {cadence.Time:HH:mm} {cadence.ZoneId}{(cadence.IsMonthly ? " monthly" : cadence.Weeks == 1 ? "" : $" every {cadence.Weeks} weeks")}");

    private static string Text(WorkingCalendar calendar) => calendar == WorkingCalendar.Default ? "as usual" : string.Join("; ",
    [
        .. calendar.Holidays is { } nation ? [$"holidays {nation}"] : (ReadOnlySpan<string>)[],
        .. calendar.HasOwnWeekdays ? [$"works {string.Join(' ', calendar.Weekdays)}"] : (ReadOnlySpan<string>)[],
        .. calendar.WorksAtYearEnd ? ["works at the end of December"] : (ReadOnlySpan<string>)[],
        .. calendar.Pause is { } pause ? [$"paused {Text(pause)}"] : (ReadOnlySpan<string>)[],
        .. calendar.Own.Select(days => $"off {Text(days)}"),
    ]);

    private static string Text(DaysOff days) => string.Create(CultureInfo.InvariantCulture, $"{days.From:O}/{days.To:O}");

    private static string Text(IEnumerable<PersonId> people) => string.Join(' ', people.Select(person => person.Value).Order(StringComparer.Ordinal));

    private static string Text(bool isOn) => isOn ? "on" : "off";

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
