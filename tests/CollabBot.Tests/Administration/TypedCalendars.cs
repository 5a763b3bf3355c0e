using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Calendars;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Pulses;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Practice;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>What an admin types about days on Monday, 23 November 2026, of a team that is asked on Tuesdays at ten.</summary>
public sealed class TypedCalendars : IAsyncLifetime
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public TypedCalendars() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("calendar", "Days off: weekends, 25 to 31 December. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("holidays scotland", "Saved. Days off: weekends, bank holidays of Scotland, 25 to 31 December. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("holidays northern ireland", "Saved. Days off: weekends, bank holidays of Northern Ireland, 25 to 31 December. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("day off 1 december", "Saved. Days off: weekends, 25 to 31 December, 1 December 2026. I ask next on Tue 24 November, Tue 8 December and Tue 15 December, at 10:00.")]
    [InlineData("days off 1 december to 15 december", "Saved. Days off: weekends, 25 to 31 December, 1 December to 15 December 2026. I ask next on Tue 24 November, Tue 22 December and Tue 5 January, at 10:00.")]
    [InlineData("days off 21 july to 31 august", "Saved. Days off: weekends, 25 to 31 December, 21 July to 31 August 2027. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("days off 24 december to 2 january", "Saved. Days off: weekends, 25 to 31 December, 24 December 2026 to 2 January 2027. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("working days mon tue thu", "Saved. Days off: every day but Monday, Tuesday and Thursday, 25 to 31 December. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("working days tuesday to thursday", "Saved. Days off: every day but Tuesday, Wednesday and Thursday, 25 to 31 December. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("last week of december on", "Saved. Days off: weekends. I ask next on Tue 24 November, Tue 1 December and Tue 8 December, at 10:00.")]
    [InlineData("pause team until 3 march", "Saved. Days off: weekends, 25 to 31 December, the pause until 3 March 2027. I ask next on Tue 9 March, Tue 16 March and Tue 23 March, at 10:00.")]
    [InlineData("pause team for 2 weeks", "Saved. Days off: weekends, 25 to 31 December, the pause until 7 December 2026. I ask next on Tue 8 December, Tue 15 December and Tue 22 December, at 10:00.")]
    public async Task What_is_typed_is_saved_and_said_back_with_the_next_three_dates(string words, string said) => Assert.Equal(said, await TypeAsync(words));

    [Theory]
    [InlineData("holidays france", "Bank holidays: “france” came. I know *holidays england*, *holidays scotland* and *holidays ni*. To have none, write *holidays off*. Nothing was changed.")]
    [InlineData("day off someday", "Days off: I cannot read “someday”. Write a day or two, such as *day off 24 December* or *days off 21 July to 31 August*. Nothing was changed.")]
    [InlineData("days off 3 march 2020", "Days off: 3 March 2020 came, which is over. Give today or a later day. Nothing was changed.")]
    [InlineData("days off 31 august 2027 to 21 july 2027", "Days off: 31 August to 21 July 2027 came. The last day must not lie before the first. Nothing was changed.")]
    [InlineData("days off 1 january 2027 to 31 december 2030", "Days off: 1 January 2027 to 31 December 2030 came. Give at most 366 days at a time. Nothing was changed.")]
    [InlineData("day on 24 december", "Days off: “24 december” is none of those that you entered. Write *calendar* to see them. Nothing was changed.")]
    [InlineData("working days mon thu", "Day: Tuesday came, and your team works on Monday and Thursday. Choose one of these, or change the working days. Nothing was changed.")]
    [InlineData("working days mon blue", "Working days: I cannot read “mon blue”. Write days of the week, such as *working days mon tue thu* or *working days monday to friday*. Nothing was changed.")]
    [InlineData("pause team for ever", "Pause: I cannot read “for ever”. Write *pause team until 3 March* or *pause team for 2 weeks*. Nothing was changed.")]
    [InlineData("day off [x](https://evil.example)", "Days off: I cannot read “")]
    public async Task What_cannot_be_read_or_cannot_be_is_refused_with_what_came_and_what_is_wanted(string words, string said)
    {
        Assert.StartsWith(said, await TypeAsync(words), StringComparison.Ordinal);

        Assert.Equal((WorkingCalendar.Default, null), await CalendarAsync() is var calendar ? (calendar, (await _engine.Teams.FindAsync(ARound.Team, Live))!.CalendarSince) : default);
    }

    [Fact]
    public async Task What_was_entered_can_be_taken_back()
    {
        foreach (var words in new[] { "holidays scotland", "days off 21 july to 31 august", "pause team for 2 weeks", "last week of december on" })
        {
            await TypeAsync(words);
        }

        foreach (var words in new[] { "holidays off", "day on 1 august", "resume team", "last week of december off" })
        {
            await TypeAsync(words);
        }

        Assert.Equal(WorkingCalendar.Default, await CalendarAsync());
        Assert.Equal(8, (await new AuditLog(_world.Store).ReadAsync(ARound.Team, Live)).Entries.Count(entry => entry.Fact.What == "calendar"));
    }

    [Fact]
    public async Task The_set_up_proposes_england_and_wales_to_a_new_team_in_london_and_to_no_other()
    {
        var set = (await _engine.Teams.FindAsync(ARound.Team, Live))!;
        var fresh = set with { Cadence = null };

        Assert.Equal(Nation.EnglandAndWales, SetUpDraft.Of(fresh, "Europe/London").Calendar.Holidays);
        Assert.Null(SetUpDraft.Of(fresh, "Europe/Paris").Calendar.Holidays);
        Assert.Null(SetUpDraft.Of(set, "Europe/London").Calendar.Holidays);
    }

    [Fact]
    public async Task What_is_said_of_days_can_be_read_at_twelve()
    {
        var sentences = new List<string>();
        foreach (var words in new[] { "calendar", "holidays france", "holidays scotland", "day off someday", "days off 3 march 2020", "working days mon thu", "working days blue", "pause team for ever", "pause team until 3 march", "day on 5 may" })
        {
            sentences.Add(await TypeAsync(words));
        }

        Assert.All(sentences, sentence => Assert.True(ReadingAge.Of(sentence.Replace("*", "", StringComparison.Ordinal)) <= 12, $"{ReadingAge.Of(sentence).ToString(CultureInfo.InvariantCulture)}: {sentence}"));
    }

    [Theory]
    [InlineData("away until 3 march", " until 3 march")]
    [InlineData("pause until 3 march", " until 3 march")]
    [InlineData("away", null)]
    public void To_be_away_is_to_pause(string words, string? wish) => Assert.Equal(wish, TypedPauses.WishIn(words));

    private async Task<WorkingCalendar> CalendarAsync() => (await _engine.Teams.FindAsync(ARound.Team, Live))!.Calendar;

    private Task<string> TypeAsync(string words) =>
        new ChangeSetting(_engine.Teams, _engine.Configure, CollabBot.Languages.OfferedLanguages.Shipped, _world.Time).HandleAsync(ARound.Team, Engine.Admin, TypedSetting.In(words)!, "en-GB", Live);
}
