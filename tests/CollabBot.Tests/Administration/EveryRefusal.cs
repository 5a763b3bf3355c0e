using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Calendars;
using CollabBot.Core.Privacy;
using Xunit;
using static CollabBot.Tests.Administration.SettingsStage;

namespace CollabBot.Tests.Administration;

/// <summary>Every reason for which settings cannot be saved, brought about by a person through the endpoint, and what they read then.</summary>
public sealed class EveryRefusal : IAsyncLifetime
{
    /// <summary>The team's usual Tuesday; the clock stands on Monday, 23 November 2026.</summary>
    private static readonly Dictionary<string, (Func<SettingsStage, Task<string>> Provoke, string Says)> Ways = new(StringComparer.Ordinal)
    {
        [nameof(ConfigureTeamOutcome.NotAdmin)] = (async stage => Said(await stage.PressAsync("setup.save", [], person: 1)), "Only an admin of the team can do this. Nothing was changed."),
        [nameof(ConfigureTeamOutcome.UnknownZone)] = (stage => CardAndDialogAsync(stage, "setup.save", ("otherZone", "Middle-earth/Shire")), "Time zone: \\\"Middle-earth/Shire\\\" is none that I know."),
        [nameof(ConfigureTeamOutcome.UnknownInterval)] = (stage => stage.TypeAsync("every 9 weeks"), "How often: every 9 weeks is not on offer. Choose every week to every eight weeks, or every month."),
        [nameof(ConfigureTeamOutcome.WrongNumberOfLeaders)] = (stage => CardAndDialogAsync(stage, "setup.save", ("leaders", string.Join(',', stage.Teams.Tenant.People.Take(6).Select(person => person.ObjectId)))), "Leaders: 6 chosen; choose 1 to 5."),
        [nameof(ConfigureTeamOutcome.WrongNumberOfQuestions)] = (stage => stage.TypeAsync("questions 9"), "Questions: 9 came; choose 1 to 5."),
        [nameof(ConfigureTeamOutcome.ThresholdTooLow)] = (stage => stage.TypeAsync("threshold 4"), "Answers needed: 4 came, and nothing is ever shown of fewer than 5."),
        [nameof(ConfigureTeamOutcome.ThresholdTooHigh)] = (stage => CardAndDialogAsync(stage, "setup.save", ("threshold", "8")), "Answers needed: 8 came, and with the people and the leaders of this team at most 7 can come together."),
        [nameof(ConfigureTeamOutcome.DayNotWorked)] = (stage => CardAndDialogAsync(stage, "calendar.save", ("days", "Monday,Thursday")), "Day: Tuesday came, and your team works on Monday and Thursday."),
        [nameof(ConfigureTeamOutcome.WrongDaysOff)] = (stage => CardAndDialogAsync(stage, "calendar.save", ("from", "2026-12-02"), ("to", "2026-12-01")), "Days off: 2 December to 1 December 2026 came. The last day must not lie before the first."),
        [nameof(ConfigureTeamOutcome.TooManyDaysOff)] = (FillAsync, "Days off: that would be 41 entries; I keep up to 40."),
        [nameof(ConfigureTeamOutcome.LabelTooLong)] = (stage => CardAndDialogAsync(stage, "calendar.save", ("from", "2026-12-02"), ("label", new string('x', 41))), "Days off: a name of 41 characters came. Give at most 40."),
        [nameof(ConfigureTeamOutcome.ChangedMeanwhile)] = (stage => CardAndDialogAsync(stage, "setup.save", ("rev", "0123456789abcdef"), ("weekday", "Friday")), "Settings: they were changed after you opened this card"),
        [nameof(ConfigureTeamOutcome.RosterUnavailable)] = (AwayAsync, "Answers needed: I cannot reach Teams just now to read how many could answer."),
    };

    private SettingsStage _stage = null!;

    /// <summary>Each case of the outcome but the good one: a new one has to be brought about here too.</summary>
    public static TheoryData<string> Cases =>
        [.. typeof(ConfigureTeamOutcome).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ConfigureTeamOutcome)) && type != typeof(ConfigureTeamOutcome.Saved)).Select(type => type.Name)];

    public async ValueTask InitializeAsync()
    {
        _stage = await SettingsStage.StartAsync();
        await _stage.SetUpAsync();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_told_to_whoever_brings_it_about_and_changes_nothing(string reason)
    {
        Assert.True(Ways.TryGetValue(reason, out var way), $"Nobody has said how {reason} is brought about.");

        Assert.Contains(way.Says, await way.Provoke(_stage), StringComparison.Ordinal);

        var team = await _stage.TeamAsync();
        Assert.Equal((DayOfWeek.Tuesday, 1, null, null), (team.Cadence!.Weekday, team.Cadence.Weeks, team.QuestionsPerPulse is null or 3 ? null : team.QuestionsPerPulse, team.Threshold > ReleaseThreshold.Floor ? team.Threshold : null));
        Assert.All(team.Calendar.Own, days => Assert.Equal("filled", days.Label));
    }

    [Theory]
    [InlineData("weekday", "Someday", "Day: choose a day of the week.")]
    [InlineData("time", "25:99", "Time: write hours and minutes, such as 10:00.")]
    [InlineData("weeks", "9", "How often: choose every week to every eight weeks, or every month.")]
    [InlineData("holidays", "France", "Bank holidays: \\\"France\\\" came; choose one from the list.")]
    [InlineData("questions", "0", "came; choose 1 to 5.")]
    [InlineData("threshold", "4", "nothing is ever shown of fewer than 5")]
    [InlineData("channel", "19:gone@thread.tacv2", "Channel: the one chosen is not in this team any more. Choose another.")]
    [InlineData("leaders", "somebody-else", "Leaders: somebody chosen is not in this team any more. Choose again.")]
    [InlineData("leaders", "", "Leaders: 0 chosen; choose 1 to 5.")]
    public async Task What_a_field_cannot_be_is_said_on_the_card_and_in_the_dialog(string field, string value, string says) =>
        Assert.Contains(says, await CardAndDialogAsync(_stage, "setup.check", (field, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("days", "", "Working days: tick at least one day of the week.")]
    [InlineData("days", "Someday", "Working days: tick at least one day of the week.")]
    [InlineData("from", "soon", "Days off, the first: \\\"soon\\\" is no day.")]
    [InlineData("to", "2026-12-01", "Days off: the first of them is missing.")]
    [InlineData("label", "Inset day", "Days off: the first of them is missing.")]
    [InlineData("from", "2026-11-01", "Days off: 1 November 2026 came, which is over. Give today or a later day.")]
    [InlineData("holidays", "France", "Bank holidays: \\\"France\\\" came; choose one from the list.")]
    public async Task What_a_field_of_the_days_off_cannot_be_is_said_on_the_card_and_in_the_dialog(string field, string value, string says)
    {
        Assert.Contains(says, await CardAndDialogAsync(_stage, "calendar.save", (field, value)), StringComparison.Ordinal);
        Assert.Contains(says, await CardAndDialogAsync(_stage, "calendar.check", (field, value)), StringComparison.Ordinal);
        Assert.Empty((await _stage.TeamAsync()).Calendar.Own);
    }

    /// <returns>What both say, which has to be the same.</returns>
    private static async Task<string> CardAndDialogAsync(SettingsStage stage, string verb, params (string, string)[] data)
    {
        var card = await stage.PressAsync(verb, data);
        var page = await stage.OpenAsync(verb, 0, data);
        Assert.Equal(Said(card["value"]!["body"]!), Said(page["task"]!["value"]!["card"]!["content"]!["body"]!));
        return Said(card);
    }

    private static async Task<string> FillAsync(SettingsStage stage)
    {
        for (var day = 0; day < WorkingCalendar.MaxOwn; day++)
        {
            await stage.PressAsync("calendar.save", [("from", new DateOnly(2027, 1, 1).AddDays(3 * day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("label", "filled")]);
        }

        return await CardAndDialogAsync(stage, "calendar.save", ("from", "2026-12-02"));
    }

    private static async Task<string> AwayAsync(SettingsStage stage)
    {
        await stage.Teams.GoDownAsync();
        var said = Said(await stage.PressAsync("setup.save", [("threshold", "6")]));
        await stage.Teams.ComeBackAsync();
        return said;
    }
}
