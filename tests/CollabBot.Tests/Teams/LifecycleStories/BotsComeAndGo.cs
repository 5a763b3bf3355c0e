using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Faults;
using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Teams.LifecycleStories;

/// <summary>Stories 1 to 8: the bot is added and removed, as people see it.</summary>
public sealed class BotsComeAndGo
{
    private const int Other = 6;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Adding_the_bot_is_one_welcome_in_the_chosen_channel_and_one_invitation(string told)
    {
        await using var story = await AStory.BeginAsync(told);

        await story.InstallAsync();
        await story.PassAsync(TimeSpan.FromHours(3));

        Assert.Contains("Hello, I am CollabBot", Assert.Single(story.SeenIn(story.Channel)), StringComparison.Ordinal);
        Assert.Empty(story.SeenIn(story.Team.General));
        Assert.Contains("setup.who", Assert.Single(story.SeenBy(0)), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 7), person => Assert.Empty(story.SeenBy(person)));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task The_same_a_day_later_by_somebody_else_welcomes_nobody_again_and_makes_nobody_admin(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassAsync(TimeSpan.FromHours(12));

        await story.InstallAsync(Other);
        await story.PassAsync(TimeSpan.FromHours(3));

        Assert.Single(story.SeenIn(story.Channel));
        Assert.Empty(story.SeenBy(Other));
        Assert.Contains("You do not administer a team", await story.WriteAsync(Other, "settings"), StringComparison.Ordinal);
        Assert.Contains("Step 1 of 3", await story.WriteAsync(0, "settings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_bot_that_is_added_anew_welcomes_anew_and_whoever_added_it_then_looks_after_it(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassAsync(TimeSpan.FromHours(3));
        await story.Events.UninstallAsync(story.Team, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromHours(3));

        await story.InstallAsync(Other);
        await story.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(2, story.SeenIn(story.Channel).Count);
        Assert.Single(story.SeenBy(Other));
        Assert.Contains("Step 1 of 3", await story.WriteAsync(Other, "settings"), StringComparison.Ordinal);
        Assert.Contains("You do not administer a team", await story.WriteAsync(0, "settings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Removed_and_added_within_a_minute_it_is_there_whichever_is_heard_first(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();

        await story.HearLateAsync(async () =>
        {
            story.Time.Advance(TimeSpan.FromSeconds(20));
            await story.Events.UninstallAsync(story.Team, story.Owner, Live);
            story.Time.Advance(TimeSpan.FromSeconds(20));
            await story.Events.InstallAsync(story.Team, story.People[Other], story.Channel, Live);
        });
        await story.PassAsync(TimeSpan.FromSeconds(5));

        // What came of it differs only in who looks after the team: an installation that was never seen to end goes on.
        var admin = (await story.WriteAsync(Other, "settings")).Contains("Step 1 of 3", StringComparison.Ordinal) ? Other : 0;
        Assert.Contains("All set", await story.SetUpAsync(admin, [1]), StringComparison.Ordinal);
        await story.PassToTuesdayAsync();
        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_bot_that_is_added_anew_asks_nobody_before_it_is_set_up_and_never_who_said_stop(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.WriteAsync(5, "stop");
        await story.WriteAsync(5, "yes");
        await story.Events.UninstallAsync(story.Team, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromHours(25));
        await story.InstallAsync(Other);

        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));

        Assert.Contains("All set", await story.SetUpAsync(Other, [1]), StringComparison.Ordinal);
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal([2, 2, 2, 2, 2, 1, 2, 2], story.AllAsks());
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Removed_and_added_in_mid_round_it_asks_nobody_again_and_sees_the_round_through(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 7));

        await story.Events.UninstallAsync(story.Team, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromHours(2));
        await story.InstallAsync();
        await story.SetUpAsync(0, [1], weekday: "Monday");
        await story.PassAsync(TimeSpan.FromDays(5));

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
        Assert.Equal(1, story.Summaries());
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Nobody_is_asked_and_nothing_is_posted_after_it_was_removed_in_mid_round(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 7));
        var before = Everything(story);

        await story.Events.UninstallAsync(story.Team, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromDays(21), TimeSpan.FromHours(2));

        Assert.Equal(before, Everything(story));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Questions_that_were_waiting_when_it_was_removed_are_not_sent(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassAsync(TimeSpan.FromHours(12));
        story.Teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.Throttled, RetryAfter: TimeSpan.FromMinutes(2)), ConnectorOperation.Send, Skip: 3));
        await story.PassToTuesdayAsync();
        var asked = story.AllAsks().Sum();
        Assert.InRange(asked, 1, 7);

        await story.Events.UninstallAsync(story.Team, story.Owner, Live);
        story.Teams.Faults.Clear();
        await story.PassAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(1));

        Assert.Equal(asked, story.AllAsks().Sum());
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_welcome_that_was_waiting_when_it_was_removed_is_not_sent(string told)
    {
        await using var story = await AStory.BeginAsync(told);

        await story.Events.InstallAsync(story.Team, story.Owner, story.Channel, Live);
        story.Time.Advance(TimeSpan.FromMilliseconds(100));
        await story.Events.UninstallAsync(story.Team, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(0, Everything(story));
    }

    private static int Everything(AStory story) => story.Teams.Log.Count;
}
