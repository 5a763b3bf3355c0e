using System.Text.Json.Nodes;
using CollabBot.Core.Retention;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Teams;

/// <summary>Teams that are archived, deleted and brought back, in the real service; each event comes up to three times and in any order.</summary>
public sealed class FrozenTeams : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    private FakePerson Owner => _teams.Tenant.People[0];

    private TeamRegistry Registry => _host.App.Services.GetRequiredService<TeamRegistry>();

    private TeamRef Ref => new(new TenantId(_teams.Tenant.Id), new TeamId(Team.Id));

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people: 8, teams: 1, seed: 1), Time = _time });
        _teams.DeliveryFaults = new DeliveryFaults(MostCopies: 3, CopiesHaveNewIds: true, Shuffles: true);
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(5));
        await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["v"] = 1,
            ["team"] = Team.Id,
            ["weeks"] = "1",
            ["weekday"] = "Tuesday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["holidays"] = "none",
            ["questions"] = "3",
            ["threshold"] = "5",
            ["channel"] = Team.Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[1].ObjectId,
        });
        Assert.NotNull((await StateAsync()).Cadence);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_is_asked_while_a_team_is_archived_or_deleted_and_it_goes_on_with_its_settings_when_it_is_brought_back(bool deleted)
    {
        await (deleted ? _teams.Events.DeleteAsync(Team, Owner, Live) : _teams.Events.ArchiveAsync(Team, Owner, Live));
        Assert.Equal((TeamStatus.Removed, true), await StandingAsync());
        await PassAsync(TimeSpan.FromDays(9));
        Assert.Equal(0, Asked());

        await (deleted ? _teams.Events.RestoreAsync(Team, Owner, Live) : _teams.Events.UnarchiveAsync(Team, Owner, Live));
        Assert.Equal((TeamStatus.Active, false), await StandingAsync());
        Assert.Equal(_teams.Tenant.People[1].ObjectId, Assert.Single((await StateAsync()).Leaders).Value);
        await PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(8, Asked());
    }

    [Fact]
    public async Task An_event_that_comes_late_does_not_undo_a_newer_one()
    {
        await _teams.Events.ArchiveAsync(Team, Owner, Live);
        var archived = (await StateAsync()).TurnedAt!.Value;
        _time.Advance(TimeSpan.FromMinutes(1));
        await _teams.Events.UnarchiveAsync(Team, Owner, Live);

        await _host.App.Services.GetRequiredService<FreezeTeam>().HandleAsync(Ref, freeze: true, archived, Live);

        Assert.Equal((TeamStatus.Active, false), await StandingAsync());
    }

    [Fact]
    public async Task One_that_is_deleted_for_good_is_let_go_and_is_not_brought_back_by_an_event()
    {
        await _teams.Events.DeleteAsync(Team, Owner, Live);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _teams.Events.HardDeleteAsync(Team, Owner, Live);
        _time.Advance(TimeSpan.FromMinutes(1));
        await _host.App.Services.GetRequiredService<FreezeTeam>().HandleAsync(Ref, freeze: false, _time.GetUtcNow(), Live);

        Assert.Equal((TeamStatus.Removed, false), await StandingAsync());
    }

    [Fact]
    public async Task What_is_held_of_one_that_stays_archived_goes_after_three_months()
    {
        await _teams.Events.ArchiveAsync(Team, Owner, Live);
        _time.Advance(TimeSpan.FromDays(95));
        for (var day = 0; day < 9; day++)
        {
            await _host.App.Services.GetRequiredService<DisposeOfData>().HandleAsync(Live);
            _time.Advance(TimeSpan.FromDays(1));
        }

        var left = await StateAsync();
        Assert.Null(left.Cadence);
        Assert.Empty(left.Leaders);
        await _teams.Events.UnarchiveAsync(Team, Owner, Live);
        Assert.Equal((TeamStatus.Removed, false), await StandingAsync());
    }

    [Fact]
    public async Task A_pulse_that_was_open_ends_without_a_post_and_nobody_is_told_of_it()
    {
        await PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(8, Asked());
        await _teams.Events.ArchiveAsync(Team, Owner, Live);
        var posts = _teams.PostsIn(Team.Channels[1].Id).Count;

        await PassAsync(TimeSpan.FromDays(9));

        Assert.Equal(posts, _teams.PostsIn(Team.Channels[1].Id).Count);
        Assert.DoesNotContain(_teams.PostsIn(_teams.Tenant.People[1].ChatId), post => post.ToJsonString().Contains("Your team's digest", StringComparison.Ordinal));
    }

    private int Asked() => _teams.Tenant.People.Count(person => _teams.PostsIn(person.ChatId).Any(post => post.ToJsonString().Contains("pulse.answer", StringComparison.Ordinal)));

    private async Task<(TeamStatus Status, bool IsFrozen)> StandingAsync() => await StateAsync() is var team ? (team.Status, team.IsFrozen) : default;

    private async Task<Team> StateAsync() => (await Registry.FindAsync(Ref, Live))!;

    private async Task PassAsync(TimeSpan span)
    {
        var until = _time.GetUtcNow() + span;
        while (_time.GetUtcNow() < until)
        {
            var left = until - _time.GetUtcNow();
            _time.Advance(left < TimeSpan.FromMinutes(30) ? left : TimeSpan.FromMinutes(30));
            await _host.BeatAsync();
        }
    }
}
