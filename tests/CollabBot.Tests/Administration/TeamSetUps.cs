using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
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
        var cadence = new WeeklyCadence(DayOfWeek.Thursday, new TimeOnly(14, 30), "Europe/Paris");

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
        var setUp = new TeamSetUp(WeeklyCadence.Default, Engine.Channel, [ARound.Person(2)]);

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
        var setUp = new TeamSetUp(WeeklyCadence.Default, Engine.Channel, [.. Enumerable.Range(1, leaders).Select(ARound.Person)]);

        var outcome = await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, setUp, Live);

        Assert.Equal(leaders, Assert.IsType<ConfigureTeamOutcome.WrongNumberOfLeaders>(outcome).Count);
        Assert.Null((await _engine.Teams.FindAsync(ARound.Team, Live))!.Cadence);
    }

    [Fact]
    public async Task A_zone_that_nobody_knows_is_refused()
    {
        var outcome = await _engine.SetUpAsync(WeeklyCadence.Default with { ZoneId = "Europe/Londonn" });

        Assert.Equal("Europe/Londonn", Assert.IsType<ConfigureTeamOutcome.UnknownZone>(outcome).ZoneId);
    }
}
