using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Teams.LifecycleStories;

/// <summary>Stories 14 to 19: people join a team, leave it, and say whether they are to be asked.</summary>
public sealed class PeopleComeAndGo
{
    private const int Leaver = 7;
    private const string Reminder = "\"summary\":\"A reminder: a few short questions for you\"";

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_joins_in_mid_round_is_not_asked_in_it_and_cannot_answer(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.Events.RemoveMembersAsync(story.Team, [story.People[Leaver]], Live);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();

        await story.Events.AddMembersAsync(story.Team, [story.People[Leaver]], Live);
        await story.PassAsync(TimeSpan.FromHours(4));

        Assert.Contains("No pulse is open", await story.WriteAsync(Leaver, "4"), StringComparison.Ordinal);
        Assert.Equal(0, story.Asks(Leaver));
        Assert.All(Enumerable.Range(0, 7), person => Assert.Equal(1, story.Asks(person)));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_leaves_in_mid_round_is_not_counted_and_not_asked_again(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(0, 2, 3, 4, Leaver);

        await story.Events.RemoveMembersAsync(story.Team, [story.People[Leaver]], Live);
        await story.CloseAsync();

        // With the answers of the one who left it would have been five, and something would have been shown.
        Assert.Equal(1, story.Count(story.Channel, "Answers that are too few to show are deleted"));
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.Equal(1, story.Asks(Leaver));
        Assert.All(Enumerable.Range(0, 7), person => Assert.Equal(2, story.Asks(person)));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_leaves_and_comes_back_may_answer_anew_whichever_is_heard_first(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(0, 2, 3, 4);

        await story.HearLateAsync(async () =>
        {
            story.Time.Advance(TimeSpan.FromSeconds(20));
            await story.Events.RemoveMembersAsync(story.Team, [story.People[Leaver]], Live);
            story.Time.Advance(TimeSpan.FromSeconds(20));
            await story.Events.AddMembersAsync(story.Team, [story.People[Leaver]], Live);
        });
        await story.AnswerAsync(Leaver);
        await story.CloseAsync();

        Assert.Equal(1, story.Summaries());
        Assert.Equal(0, story.Count(story.Channel, "Answers that are too few to show are deleted"));
        Assert.Equal(1, story.Asks(Leaver));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_leaves_before_the_reminder_is_not_reminded_and_the_others_are_once(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(0, 1);

        await story.Events.RemoveMembersAsync(story.Team, [story.People[Leaver]], Live);
        await story.PassAsync(TimeSpan.FromDays(2.5));

        Assert.Equal([0, 0, 1, 1, 1, 1, 1, 0], Enumerable.Range(0, 8).Select(person => story.Count(person, Reminder)));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_leader_who_leaves_before_the_digest_gets_none_and_the_team_reads_its_summary(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1, Leaver);
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 7));
        await story.CloseAsync();

        await story.Events.RemoveMembersAsync(story.Team, [story.People[Leaver]], Live);
        await story.PassAsync(TimeSpan.FromDays(6.5));

        Assert.Equal(1, story.Summaries());
        Assert.Equal(1, story.Count(1, "Your team's digest"));
        Assert.Equal(0, story.Count(Leaver, "Your team's digest"));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_said_stop_is_not_asked_and_nobody_is_told(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.WriteAsync(5, "stop");
        Assert.Contains("From the next pulse on I do not ask you", await story.WriteAsync(5, "yes"), StringComparison.Ordinal);
        var told0 = story.SeenBy(0).Count;

        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(told0, story.SeenBy(0).Count);
        await story.PassAsync(TimeSpan.FromDays(6));

        Assert.Equal([2, 2, 2, 2, 2, 1, 2, 2], story.AllAsks());
    }

    [Theory]
    [InlineData(AStory.AsTheyCome, "stop")]
    [InlineData(AStory.InAnyOrder, "stop")]
    [InlineData(AStory.AsTheyCome, "pause for 4 weeks")]
    [InlineData(AStory.InAnyOrder, "pause for 4 weeks")]
    public async Task Whoever_wants_to_be_left_alone_after_the_welcome_is_never_asked(string told, string words)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.WriteAsync(5, words);
        await story.WriteAsync(5, "yes");

        await story.PassAsync(TimeSpan.FromDays(8));

        Assert.Equal([1, 1, 1, 1, 1, 0, 1, 1], story.AllAsks().Select(asks => Math.Min(asks, 1)));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_stops_and_starts_again_is_asked_from_the_next_pulse_on(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.WriteAsync(5, "stop");
        await story.WriteAsync(5, "yes");
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Contains("Welcome back", await story.WriteAsync(5, "start"), StringComparison.Ordinal);

        await story.PassAsync(TimeSpan.FromDays(7));

        Assert.Equal([3, 3, 3, 3, 3, 2, 3, 3], story.AllAsks());
    }
}
