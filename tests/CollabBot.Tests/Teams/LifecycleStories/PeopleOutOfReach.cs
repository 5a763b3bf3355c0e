using System.Text.Json.Nodes;
using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Teams.LifecycleStories;

/// <summary>Stories 24 to 27: nothing reaches somebody, until they are heard from.</summary>
public sealed class PeopleOutOfReach
{
    private const int Far = 6;

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Why_somebody_is_not_reached_is_told_in_plain_words_to_whoever_asks_and_neither_who_nor_how_many(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        var before = await story.WriteAsync(0, "not reached");
        story.People[Far].HasBlockedBot = true;
        await story.PassToTuesdayAsync();

        var after = await story.WriteAsync(0, "not reached");
        Assert.Contains("They have blocked me. To be asked again they unblock me in Teams and write me a word", after, StringComparison.Ordinal);
        Assert.Equal(JsonNode.Parse(before)!["text"]!.GetValue<string>(), JsonNode.Parse(after)!["text"]!.GetValue<string>());
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_blocks_the_bot_is_left_alone_until_they_write_to_it(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        story.People[Far].HasBlockedBot = true;
        await story.PassToTuesdayAsync();

        // To unblock is told by nobody, so it heals nothing.
        story.People[Far].HasBlockedBot = false;
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal([1, 1, 1, 1, 1, 1, 0, 1], story.AllAsks().Select(asks => asks > 0 ? 1 : 0));

        Assert.Contains("pulse", await story.WriteAsync(Far, "help"), StringComparison.Ordinal);
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(1, story.Asks(Far));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_has_blocked_the_bot_is_not_tried_again_when_a_process_dies(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        story.People[Far].HasBlockedBot = true;
        await story.PassToTuesdayAsync();

        story.People[Far].HasBlockedBot = false;
        await story.RestartAsync();
        await story.PassAsync(TimeSpan.FromHours(6));

        Assert.Empty(story.SeenBy(Far));
        Assert.All(story.AllAsks().Where((_, person) => person != Far), asks => Assert.Equal(1, asks));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_does_not_have_the_bot_is_greeted_once_when_they_get_it_and_asked_the_next_time(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        story.People[Far].HasBot = false;
        await story.PassToTuesdayAsync();
        Assert.Empty(story.SeenBy(Far));

        await story.Events.InstallAsync(story.People[Far], Live);
        Assert.Equal(1, story.Count(Far, "Hello, I am CollabBot"));
        await story.PassAsync(TimeSpan.FromDays(7));

        Assert.Equal(1, story.Asks(Far));
        Assert.Equal(1, story.Count(Far, "Hello, I am CollabBot"));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_removes_the_bot_and_adds_it_again_is_asked_the_next_time_and_not_greeted_again(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.Events.InstallAsync(story.People[Far], Live);
        await story.TakeOnAsync();
        await story.Events.UninstallAsync(story.People[Far], Live);
        await story.PassToTuesdayAsync();
        Assert.Equal(0, story.Asks(Far));

        await story.Events.InstallAsync(story.People[Far], Live);
        await story.PassAsync(TimeSpan.FromDays(7));

        Assert.Equal(1, story.Asks(Far));
        Assert.Equal(1, story.Count(Far, "Hello, I am CollabBot"));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_round_in_which_nobody_can_be_reached_ends_without_a_reading_and_the_next_one_asks_who_was_heard_from(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        foreach (var person in story.People)
        {
            person.HasBlockedBot = true;
        }

        await story.PassAsync(TimeSpan.FromDays(9.5));
        Assert.All(story.AllAsks(), asks => Assert.Equal(0, asks));
        Assert.Equal(1, story.Count(story.Channel, "Answers that are too few to show are deleted"));

        foreach (var person in story.People)
        {
            person.HasBlockedBot = false;
        }

        await story.WriteAsync(2, "help");
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal([0, 0, 1, 0, 0, 0, 0, 0], story.AllAsks());
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task While_an_administrator_has_switched_the_bot_off_nobody_is_reached_and_then_everybody_is(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        story.Teams.Tenant.IsBotDisabled = true;
        await story.PassAsync(TimeSpan.FromDays(6));
        Assert.All(story.AllAsks(), asks => Assert.Equal(0, asks));

        story.Teams.Tenant.IsBotDisabled = false;
        await story.PassAsync(TimeSpan.FromDays(3));

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
    }
}
