using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Teams.Administration;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Administration;

public sealed class TypedSettings
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public TypedSettings() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("weekly", 1)]
    [InlineData("every week", 1)]
    [InlineData("every 3 weeks", 3)]
    [InlineData("every eight weeks", 8)]
    [InlineData("monthly", null)]
    [InlineData("every month", null)]
    [InlineData("every one week", 1)]
    [InlineData("fortnightly", 2)]
    [InlineData("every other week", 2)]
    [InlineData("every two weeks", 2)]
    [InlineData("every 2 weeks", 2)]
    [InlineData("every 52 weeks", 52)]
    public void How_often_can_be_typed_in_several_ways(string words, int? weeks) => Assert.Equal(new TypedSetting.Interval(weeks), TypedSetting.In(words));

    [Theory]
    [InlineData("questions 4", 4)]
    [InlineData("question one", 1)]
    [InlineData("questions 0", 0)]
    public void So_can_how_many_questions(string words, int questions) => Assert.Equal(new TypedSetting.Questions(questions), TypedSetting.In(words));

    [Theory]
    [InlineData("threshold 7", 7)]
    [InlineData("threshold 0", 0)]
    public void And_how_many_answers_it_takes(string words, int answers) => Assert.Equal(new TypedSetting.Threshold(answers), TypedSetting.In(words));

    [Theory]
    [InlineData("nudges on", true)]
    [InlineData("nudges off", false)]
    public void And_whether_small_steps_are_suggested(string words, bool wanted) => Assert.Equal(new TypedSetting.Nudges(wanted), TypedSetting.In(words));

    [Theory]
    [InlineData("reminder on", true)]
    [InlineData("reminder off", false)]
    [InlineData("reminders off", false)]
    public void And_whether_anybody_is_reminded(string words, bool wanted) => Assert.Equal(new TypedSetting.Reminder(wanted), TypedSetting.In(words));

    [Fact]
    public async Task A_reminder_that_was_turned_off_is_sent_to_nobody_from_the_next_round_on_and_the_log_knows()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        Assert.Equal("Saved: from the next pulse on I remind nobody. Whoever misses my question finds it in our chat.", await TypeAsync("reminder off"));

        var plan = await _engine.AskedAsync();
        await _engine.PassAsync(TimeSpan.FromDays(4), TimeSpan.FromHours(2));
        Assert.Null(plan.RemindsAt);
        Assert.Empty(_world.Chat.Tried.OfType<Post.PulseReminder>());
        Assert.True((await _engine.Teams.FindAsync(ARound.Team, Live))!.TakesNoReminders);
        Assert.Contains("\"reminder\"", System.Text.Encoding.UTF8.GetString(_world.Store.Contents().Single(entry => entry.Key.StartsWith("audit/", StringComparison.Ordinal)).Value), StringComparison.Ordinal);
        Assert.Equal("Saved: from the next pulse on I remind once, in person, whoever I have no answer from.", await TypeAsync("reminder on"));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("often")]
    [InlineData("every day")]
    [InlineData("every weeks")]
    [InlineData("every -2 weeks")]
    [InlineData("questions")]
    [InlineData("questions 99999")]
    [InlineData("3 questions")]
    [InlineData("threshold 7.5")]
    [InlineData("threshold \u0667")]
    [InlineData("please ask every two weeks")]
    public void Anything_else_is_none_of_a_setting(string words) => Assert.Null(TypedSetting.In(words));

    [Fact]
    public async Task One_setting_is_changed_and_the_others_stay()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync(PulseCadence.Default with { Weekday = DayOfWeek.Friday }, ARound.Person(2));

        var often = await TypeAsync("every two weeks");
        var questions = await TypeAsync("questions 4");
        var threshold = await TypeAsync("threshold 6");

        var team = (await _engine.Teams.FindAsync(ARound.Team, Live))!;
        Assert.Equal((PulseCadence.Default with { Weekday = DayOfWeek.Friday, Weeks = 2 }, 4, 6), (team.Cadence, team.Questions, team.Threshold));
        Assert.Equal([ARound.Person(2)], team.Leaders);
        Assert.Equal("Saved. I ask every two weeks on Friday at 10:00, next on Fri 27 November, 10:00.", often);
        Assert.Equal(("Saved: 4 in a pulse.", "Saved."), (questions, threshold));
    }

    [Fact]
    public async Task What_waits_is_told_with_its_date()
    {
        await _engine.OpenedAsync();

        Assert.Equal("Saved: 4 in a pulse. The new number of questions comes with the next sweep. Directions are told anew from then on.", await TypeAsync("questions 4"));
        Assert.Equal("Saved. From the round of Tue 1 December on, an area is shown from 6 answers on. It will not be lowered again. The new number of questions comes with the next sweep. Directions are told anew from then on.", await TypeAsync("threshold 6"));
    }

    [Theory]
    [InlineData("every 9 weeks", "How often: every 9 weeks is not on offer. Choose every week to every eight weeks, or every month. Nothing was changed.")]
    [InlineData("questions 6", "Questions: 6 came; choose 1 to 5. Nothing was changed.")]
    [InlineData("threshold 4", "Answers needed: 4 came, and nothing is ever shown of fewer than 5. Give a whole number, 5 or more. Nothing was changed.")]
    [InlineData("threshold 13", "Answers needed: 13 came, and with the people and the leaders of this team at most 12 can come together. Give 5 to 12, or choose fewer leaders. Nothing was changed.")]
    public async Task What_cannot_be_is_refused_with_what_came_what_is_wanted_and_what_to_do(string words, string said)
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        var before = await _engine.Teams.FindAsync(ARound.Team, Live);

        Assert.Equal(said, await TypeAsync(words));

        var after = await _engine.Teams.FindAsync(ARound.Team, Live);
        Assert.Equal((before!.Cadence, before.Questions, before.Threshold), (after!.Cadence, after.Questions, after.Threshold));
    }

    [Fact]
    public async Task Who_is_no_admin_changes_nothing_and_a_team_that_was_never_set_up_has_nothing_to_change()
    {
        await _engine.InstallAsync();

        Assert.Equal("Only an admin of the team can do this. Nothing was changed.", await TypeAsync("weekly", ARound.Person(2)));
        Assert.Equal("This team is not set up yet. Write **settings** to do that first.", await TypeAsync("weekly"));
    }

    private Task<string> TypeAsync(string words, PersonId? who = null) =>
        new ChangeSetting(_engine.Teams, _engine.Configure, CollabBot.Languages.OfferedLanguages.Shipped, _world.Time).HandleAsync(ARound.Team, who ?? Engine.Admin, TypedSetting.In(words)!, null, Live);
}
