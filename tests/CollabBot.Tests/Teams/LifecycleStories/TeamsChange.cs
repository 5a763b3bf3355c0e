using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Service;
using Xunit;

namespace CollabBot.Tests.Teams.LifecycleStories;

/// <summary>Stories 9 to 13 and 20 to 22, 29 and 30: what a team is called, who looks after it, how many it has, and on which host it is.</summary>
public sealed class TeamsChange
{
    private static readonly string[] Names = ["Planning", "Repairs", "Estates"];

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_team_goes_by_its_newest_name_whichever_is_heard_last(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();

        await story.HearLateAsync(async () =>
        {
            foreach (var name in Names)
            {
                story.Time.Advance(TimeSpan.FromSeconds(10));
                await story.Events.RenameAsync(story.Team, story.Owner, name, Live);
            }
        });

        var card = await story.WriteAsync(0, "settings");
        Assert.Contains("Estates", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Repairs", card, StringComparison.Ordinal);
        Assert.Single(story.SeenIn(story.Channel));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_team_that_is_renamed_in_mid_round_is_asked_once_and_reads_its_summary_once(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 8));

        await story.Events.RenameAsync(story.Team, story.Owner, "Estates", Live);
        await story.CloseAsync();

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
        Assert.Equal(1, story.Summaries());
        Assert.Contains("Estates", story.SeenIn(story.Channel)[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task What_is_set_up_anew_in_mid_round_changes_nothing_that_was_promised(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync(1);
        await story.PassToTuesdayAsync();
        await story.AnswerAsync(Enumerable.Range(0, 8));

        Assert.Contains("All set", await story.SetUpAsync(0, [2, 3], channel: story.Team.General, weekday: "Friday"), StringComparison.Ordinal);
        await story.CloseAsync();
        await story.PassAsync(TimeSpan.FromDays(6.5));

        // Who leads now was not promised as a reader, and who was promised does not lead any more.
        Assert.Equal(1, story.Summaries());
        Assert.Equal(0, story.Summaries(story.Team.General));
        Assert.All(Enumerable.Range(1, 3), person => Assert.Equal(0, story.Count(person, "Your team's digest")));
        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Of_two_admins_each_may_act_and_both_are_told_once(string told)
    {
        await using var story = await AStory.BeginAsync(told, Described(4));
        await story.TakeOnAsync();
        await story.WriteAsync(0, $"admin add {story.People[2].Name}");

        await story.PassAsync(TimeSpan.FromDays(2));

        Assert.Equal([1, 0, 1, 0], Enumerable.Range(0, 4).Select(person => story.Count(person, "No pulse this time")));
        Assert.Contains("I asked nobody", await story.WriteAsync(2, "ask now"), StringComparison.Ordinal);
        Assert.Contains("No pulse is open", await story.WriteAsync(0, "close now"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Whoever_is_no_admin_neither_sets_up_nor_asks_nor_closes(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await story.TakeOnAsync();

        Assert.Contains("Only an admin of the team can do this", await story.SetUpAsync(3, [3], weekday: "Friday"), StringComparison.Ordinal);
        Assert.Contains("You do not administer a team", await story.WriteAsync(3, "ask now"), StringComparison.Ordinal);
        await story.PassToTuesdayAsync();
        Assert.Contains("You do not administer a team", await story.WriteAsync(3, "close now"), StringComparison.Ordinal);

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome, 1, 0)]
    [InlineData(AStory.InAnyOrder, 1, 0)]
    [InlineData(AStory.AsTheyCome, 1, 9)]
    [InlineData(AStory.InAnyOrder, 1, 9)]
    public async Task A_team_of_nobody_else_or_of_guests_is_asked_nothing_and_its_admin_is_told_why(string told, int people, int guests)
    {
        await using var story = await AStory.BeginAsync(told, Described(people, guests));
        await story.TakeOnAsync(0);

        await story.PassAsync(TimeSpan.FromDays(2));

        Assert.All(story.AllAsks(), asks => Assert.Equal(0, asks));
        Assert.Equal(1, story.Count(0, "There are too few people to ask"));
        Assert.All(Enumerable.Range(people, guests), guest => Assert.Empty(story.SeenBy(guest)));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_team_too_small_to_show_anything_is_asked_nothing_until_it_has_grown(string told)
    {
        await using var story = await AStory.BeginAsync(told, Described(8));
        await story.Events.RemoveMembersAsync(story.Team, [.. story.People.Skip(4)], Live);
        await story.TakeOnAsync();
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.All(story.AllAsks(), asks => Assert.Equal(0, asks));

        await story.Events.AddMembersAsync(story.Team, [.. story.People.Skip(4)], Live);
        await story.PassAsync(TimeSpan.FromDays(7));

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
        Assert.Equal(1, story.Count(0, "No pulse this time"));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Of_two_hundred_people_each_is_asked_once_and_no_guest(string told)
    {
        await using var story = await AStory.BeginAsync(told, Described(200, guests: 3));
        await story.TakeOnAsync();

        await story.PassToTuesdayAsync();

        Assert.All(Enumerable.Range(0, 200), person => Assert.Equal(1, story.Asks(person)));
        Assert.All(Enumerable.Range(200, 3), guest => Assert.Empty(story.SeenBy(guest)));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task A_person_in_five_teams_is_asked_once_in_each_as_far_as_their_week_has_room_and_answers_in_none_for_another(string told)
    {
        string[] names = [.. Called(8)];
        var tenant = Described(8) with { Teams = [.. Enumerable.Range(1, 5).Select(number => new TeamDescription($"Team {number}", names, ["Announcements"]))] };
        await using var story = await AStory.BeginAsync(told, tenant);
        await story.WriteAsync(4, "budget 5");
        foreach (var team in story.Teams.Tenant.Teams)
        {
            await story.InstallAsync(0, team);
            Assert.Contains("All set", await story.SetUpAsync(0, [1], team: team), StringComparison.Ordinal);
        }

        await story.PassToTuesdayAsync();

        Assert.Equal(5, story.Asks(4));
        Assert.InRange(story.Asks(5), 1, 4);
        var which = await story.WriteAsync(4, "pulse");
        Assert.All(story.Teams.Tenant.Teams, team => Assert.Contains(team.Name, which, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(AStory.AsTheyCome)]
    [InlineData(AStory.InAnyOrder)]
    public async Task Two_organisations_on_two_hosts_are_each_written_to_on_the_host_they_were_heard_from(string told)
    {
        await using var story = await AStory.BeginAsync(told);
        await using var elsewhere = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people: 8, teams: 1, seed: 2), Time = story.Time, Bot = story.Teams.Bot });
        elsewhere.DeliveryFaults = story.Teams.DeliveryFaults;
        Assert.NotEqual(new Uri(elsewhere.ServiceUrl).Port, new Uri(story.Teams.ServiceUrl).Port);
        await story.TakeOnAsync();

        var team = elsewhere.Tenant.Teams.Single();
        Assert.All(await elsewhere.Events.InstallAsync(team, elsewhere.Tenant.People[0], team.Channels[1], Live), answer => Assert.Equal(200, answer.Status));
        await story.PassAsync(TimeSpan.FromSeconds(5));
        await story.PassToTuesdayAsync();

        Assert.All(story.AllAsks(), asks => Assert.Equal(1, asks));
        Assert.Single(story.SeenIn(story.Channel));
        Assert.Single(elsewhere.PostsIn(team.Channels[1].Id));
        Assert.Contains("setup.who", Assert.Single(elsewhere.PostsIn(elsewhere.Tenant.People[0].ChatId)).ToJsonString(), StringComparison.Ordinal);
        Assert.All(elsewhere.Tenant.People.Skip(1), person => Assert.Empty(elsewhere.PostsIn(person.ChatId)));
    }

    private static IEnumerable<string> Called(int people) => Enumerable.Range(1, people).Select(number => $"Person {number}");

    private static TenantDescription Described(int people, int guests = 0)
    {
        string[] visiting = [.. Enumerable.Range(1, guests).Select(number => $"Guest {number}")];
        return new TenantDescription(
            "11111111-1111-4111-8111-111111111111",
            [.. Called(people).Select(name => new PersonDescription(name)), .. visiting.Select(name => new PersonDescription(name, Role: "guest"))],
            [new TeamDescription("Housing", [.. Called(people), .. visiting], ["Announcements"])]);
    }
}
