using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Teams.LifecycleStories;

/// <summary>Story 28 and what belongs to it: the summary's channel is renamed, deleted and brought back; its team is archived.</summary>
public sealed class ChannelsChange
{
    private const string Gone = "The channel for your team's summary is gone";

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task While_the_summary_s_channel_is_deleted_each_person_gets_it_and_the_admins_are_told_once(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);
        await story.WriteAsync(0, $"admin add {story.People[2].Name}");
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 8));

        await story.Events.DeleteAsync(story.Team, story.Channel, story.Owner, Live);
        await story.CloseAsync();
        await story.PassAsync(TimeSpan.FromDays(6));

        Assert.Equal([1, 0, 1, 0, 0, 0, 0, 0], Enumerable.Range(0, 8).Select(person => story.Count(person, Gone)));
        Assert.Equal([1, 0, 1, 1, 1, 1, 1, 1], Enumerable.Range(0, 8).Select(person => story.Count(person, "What we said")));
        Assert.Equal(1, story.Count(1, "Your team's digest"));
        Assert.Equal(0, story.Summaries());
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_channel_that_is_brought_back_is_used_again(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 8));

        await story.Events.DeleteAsync(story.Team, story.Channel, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromHours(2));
        await story.Events.RestoreAsync(story.Team, story.Channel, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromMinutes(5));
        await story.CloseAsync();

        Assert.Equal(1, story.Summaries());
        Assert.Equal(1, story.Count(0, Gone));
        Assert.All(Enumerable.Range(2, 6), person => Assert.Equal(0, story.Count(person, "What we said")));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Deleted_and_brought_back_before_anybody_could_be_told_is_told_to_nobody_whichever_is_heard_first(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);

        await story.HearLateAsync(async () =>
        {
            story.Time.Advance(TimeSpan.FromSeconds(20));
            await story.Events.DeleteAsync(story.Team, story.Channel, story.Owner, Live);
            story.Time.Advance(TimeSpan.FromSeconds(20));
            await story.Events.RestoreAsync(story.Team, story.Channel, story.Owner, Live);
        });
        await story.PassAsync(TimeSpan.FromHours(6));

        Assert.Equal(0, story.Count(0, Gone));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task The_next_round_goes_to_the_channel_that_an_admin_chose_instead(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);
        await story.Events.DeleteAsync(story.Team, story.Channel, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromMinutes(5));
        var another = await story.Events.CreateChannelAsync(story.Team, story.Owner, "Pulse", Live);

        Assert.Contains("All set", await story.SetUpAsync(0, [1], channel: another), StringComparison.Ordinal);
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 8));
        await story.CloseAsync();

        Assert.Equal(1, story.Summaries(another));
        Assert.Equal(1, story.Count(0, Gone));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Channels_of_no_concern_come_and_go_without_a_word(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);
        var before = story.Teams.Log.Count;

        var other = await story.Events.CreateChannelAsync(story.Team, story.Owner, "Lunch", Live);
        await story.Events.RenameAsync(story.Team, other, story.Owner, "Supper", Live);
        await story.Events.DeleteAsync(story.Team, other, story.Owner, Live);
        await story.Events.RestoreAsync(story.Team, other, story.Owner, Live);
        await story.Events.UpgradeAsync(story.Team, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromHours(6));

        Assert.Equal(before, story.Teams.Log.Count);
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_channel_that_is_renamed_goes_by_its_new_name(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);

        await story.Events.RenameAsync(story.Team, story.Channel, story.Owner, "Our pulse", Live);

        var who = await story.PressAsync(0, "setup.who", new() { ["v"] = 1, ["team"] = story.Team.Id });
        Assert.Contains("Our pulse", who, StringComparison.Ordinal);
        Assert.DoesNotContain("Announcements", who, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_team_that_is_archived_in_mid_round_is_told_nothing_and_goes_on_as_it_was_when_it_is_brought_back(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 8));
        var before = story.Teams.Log.Count;

        await story.HearLateAsync(async () =>
        {
            foreach (var _ in Enumerable.Range(0, 2))
            {
                story.Time.Advance(TimeSpan.FromSeconds(10));
                await story.Events.UnarchiveAsync(story.Team, story.Owner, Live);
                story.Time.Advance(TimeSpan.FromSeconds(10));
                await story.Events.ArchiveAsync(story.Team, story.Owner, Live);
            }
        });
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.Equal(before, story.Teams.Log.Count);

        await story.Events.UnarchiveAsync(story.Team, story.Owner, Live);
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.All(story.AllAsks(), asks => Assert.Equal(2, asks));
    }
}
