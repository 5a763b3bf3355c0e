using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Administration;

public sealed class TeamSetUps : IAsyncLifetime
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public TeamSetUps() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _engine.InstallAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_an_admin_sets_is_kept_and_the_first_round_is_told()
    {
        var cadence = new PulseCadence(DayOfWeek.Thursday, new TimeOnly(14, 30), "Europe/Paris");

        var saved = Assert.IsType<ConfigureTeamOutcome.Saved>(await _engine.SetUpAsync(cadence, ARound.Person(2), ARound.Person(3)));

        Assert.Equal(new DateTimeOffset(2026, 11, 26, 13, 30, 0, TimeSpan.Zero), saved.Next.At);
        var team = await _engine.Teams.FindAsync(ARound.Team, Live);
        Assert.Equal(cadence, team!.Cadence);
        Assert.Equal([ARound.Person(2), ARound.Person(3)], team.Leaders);
        Assert.Equal([ARound.Team.Team], (await _engine.Teams.PersonAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(3)), Live)).Teams);
    }

    [Fact]
    public async Task Only_an_admin_of_that_team_may_set_it_up()
    {
        var setUp = new TeamSetUp(PulseCadence.Default, Engine.Channel, [ARound.Person(2)]);

        Assert.IsType<ConfigureTeamOutcome.NotAdmin>(await _engine.Configure.HandleAsync(ARound.Team, ARound.Person(2), setUp, Live));
        Assert.IsType<ConfigureTeamOutcome.NotAdmin>(await _engine.Configure.HandleAsync(ARound.Team with { Tenant = new TenantId("other") }, Engine.Admin, setUp, Live));
        Assert.IsType<ConfigureTeamOutcome.NotAdmin>(await _engine.Configure.HandleAsync(ARound.Team with { Team = new TeamId("other") }, Engine.Admin, setUp, Live));

        Assert.Null((await _engine.Teams.FindAsync(ARound.Team, Live))!.Cadence);
        Assert.Empty((await _engine.Teams.PersonAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(2)), Live)).Teams);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task One_to_five_leaders_and_no_other_number(int leaders)
    {
        var setUp = new TeamSetUp(PulseCadence.Default, Engine.Channel, [.. Enumerable.Range(1, leaders).Select(ARound.Person)]);

        var outcome = await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, setUp, Live);

        Assert.Equal(leaders, Assert.IsType<ConfigureTeamOutcome.WrongNumberOfLeaders>(outcome).Count);
        Assert.Null((await _engine.Teams.FindAsync(ARound.Team, Live))!.Cadence);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    [InlineData(int.MaxValue, false)]
    public async Task Every_week_to_every_eight_and_no_other_interval(int weeks, bool isSaved)
    {
        var outcome = await _engine.SetUpAsync(PulseCadence.Default with { Weeks = weeks });

        Assert.Equal(isSaved, outcome is ConfigureTeamOutcome.Saved);
        Assert.Equal(isSaved ? weeks : null, (await _engine.Teams.FindAsync(ARound.Team, Live))!.Cadence?.Weeks);
        Assert.Equal(isSaved ? null : weeks, (outcome as ConfigureTeamOutcome.UnknownInterval)?.Weeks);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task One_to_five_questions_and_no_other_number(int questions, bool isSaved)
    {
        var outcome = await SaveAsync(SetUp with { QuestionsPerPulse = questions });

        Assert.Equal(isSaved, outcome is ConfigureTeamOutcome.Saved);
        Assert.Equal(isSaved ? questions : 3, (await _engine.Teams.FindAsync(ARound.Team, Live))!.Questions);
        Assert.Equal(isSaved ? null : questions, (outcome as ConfigureTeamOutcome.WrongNumberOfQuestions)?.Wanted);
    }

    [Fact]
    public async Task Another_number_of_questions_comes_with_the_next_sweep()
    {
        await _engine.SetUpAsync();
        var first = await _engine.AskedAsync();

        var saved = Assert.IsType<ConfigureTeamOutcome.Saved>(await SaveAsync(SetUp with { QuestionsPerPulse = 5 }));
        List<RoundPlan> plans = [first];
        for (var week = 1; week < 6; week++)
        {
            plans.Add(Assert.IsType<OpenRoundOutcome.Opened>(await _engine.Open.HandleAsync(ARound.Team, first.Date.AddDays(7 * week), Live)).Plan);
            _world.Time.Advance(TimeSpan.FromDays(7));
        }

        Assert.True(saved.QuestionsWait);
        Assert.Equal([3, 3, 3, 3, 3, 5], plans.Select(plan => plan.Participants[0].Items.Count));
        Assert.Equal((1, 0), (plans[^1].Pulse!.Sweep, plans[^1].Pulse!.Index));
    }

    [Fact]
    public async Task Before_the_first_round_another_number_of_questions_waits_for_nothing() =>
        Assert.False(Assert.IsType<ConfigureTeamOutcome.Saved>(await SaveAsync(SetUp with { QuestionsPerPulse = 5 })).QuestionsWait);

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(99, 5)]
    public async Task A_number_of_questions_in_the_store_that_cannot_be_is_not_believed(int stored, int asked)
    {
        await _engine.SetUpAsync();
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { QuestionsPerPulse = stored }, Live);

        Assert.Equal(asked, (await _engine.AskedAsync()).Participants[0].Items.Count);
    }

    [Theory]
    [InlineData(12, 1, 12, null)]
    [InlineData(12, 1, 13, 12)]
    [InlineData(12, 3, 10, null)]
    [InlineData(12, 3, 11, 10)]
    [InlineData(4, 1, 6, 4)]
    public async Task No_more_answers_are_wanted_than_the_people_and_leaders_of_the_team_could_give(int people, int leaders, int threshold, int? reachable)
    {
        _world.Roster.Reading = MemoryRoster.Of(people);

        var outcome = await SaveAsync(new TeamSetUp(PulseCadence.Default, Engine.Channel, [.. Enumerable.Range(1, leaders).Select(ARound.Person)]) { Threshold = threshold });

        Assert.Equal(reachable is null, outcome is ConfigureTeamOutcome.Saved);
        Assert.Equal(reachable, (outcome as ConfigureTeamOutcome.ThresholdTooHigh)?.Reachable);
        Assert.Equal(reachable is null ? threshold : null, (await _engine.Teams.FindAsync(ARound.Team, Live))!.Threshold);
    }

    [Fact]
    public async Task Who_is_not_asked_is_not_counted_on_to_answer()
    {
        await _engine.StopAsking.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(7)), ARound.Team.Team, stop: true, Live);

        Assert.Equal(11, Assert.IsType<ConfigureTeamOutcome.ThresholdTooHigh>(await SaveAsync(SetUp with { Threshold = 12 })).Reachable);
    }

    [Fact]
    public async Task A_threshold_is_not_raised_while_nobody_can_say_who_could_answer_and_everything_else_can_be_set()
    {
        _world.Roster.Reading = new RosterReading.Unavailable("Throttled");

        Assert.IsType<ConfigureTeamOutcome.RosterUnavailable>(await SaveAsync(SetUp with { Threshold = 6 }));
        Assert.IsType<ConfigureTeamOutcome.Saved>(await SaveAsync(SetUp with { Threshold = 5 }));
    }

    [Fact]
    public async Task A_team_that_shrank_below_its_threshold_can_still_be_set_up()
    {
        await SaveAsync(SetUp with { Threshold = 12 });
        _world.Roster.Reading = MemoryRoster.Of(6);

        Assert.IsType<ConfigureTeamOutcome.Saved>(await SaveAsync(SetUp with { Threshold = 12, QuestionsPerPulse = 2 }));
    }

    [Fact]
    public async Task A_cadence_from_before_there_was_a_choice_is_weekly()
    {
        const string Stored = """{"weekday":"Tuesday","time":"10:00:00","zoneId":"Europe/London"}""";
        await _engine.SetUpAsync();
        var team = JsonSerializer.SerializeToNode(await _engine.Teams.FindAsync(ARound.Team, Live), CoreJson.Default.Team)!;
        team["cadence"] = JsonNode.Parse(Stored);

        Assert.Equal(PulseCadence.Default, team.Deserialize(CoreJson.Default.Team)!.Cadence);
    }

    [Fact]
    public async Task A_zone_that_nobody_knows_is_refused()
    {
        var outcome = await _engine.SetUpAsync(PulseCadence.Default with { ZoneId = "Europe/Londonn" });

        Assert.Equal("Europe/Londonn", Assert.IsType<ConfigureTeamOutcome.UnknownZone>(outcome).ZoneId);
    }

    private static TeamSetUp SetUp => new(PulseCadence.Default, Engine.Channel, [Engine.Admin]);

    private Task<ConfigureTeamOutcome> SaveAsync(TeamSetUp setUp) => _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, setUp, Live);
}
