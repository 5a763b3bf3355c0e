using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Faults;
using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Teams.LifecycleStories;

/// <summary>Story 23 and what belongs to it: Teams or a process fails while something happens to a team.</summary>
public sealed class SomethingBreaks
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_roster_that_cannot_be_read_to_its_end_asks_nobody_and_is_tried_again(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        story.Teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.OfGateway(503)), ConnectorOperation.GetMembers));
        await story.PassToTuesdayAsync();
        Assert.All(story.AllAsks(), asks => Assert.Equal(0, asks));

        story.Teams.Faults.Clear();
        await story.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_process_that_dies_while_it_asks_asks_nobody_twice_and_forgets_nobody(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassAsync(TimeSpan.FromHours(12));
        story.Teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.Throttled, RetryAfter: TimeSpan.FromMinutes(5)), ConnectorOperation.Send, Skip: 3));
        await story.PassToTuesdayAsync();
        Assert.InRange(story.AllAsks().Sum(), 1, 7);

        story.Teams.Faults.Clear();
        await story.RestartAsync();
        await story.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_process_that_dies_between_the_events_and_the_welcome_welcomes_once(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.Events.InstallAsync(story.Team, story.Owner, story.Channel, Live);

        await story.RestartAsync();
        await story.PassAsync(TimeSpan.FromHours(3));

        Assert.Single(story.SeenIn(story.Channel));
        Assert.Single(story.SeenBy(0));
    }
}
