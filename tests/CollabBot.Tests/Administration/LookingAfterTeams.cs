using System.Text.Json.Nodes;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>Who looks after a team, tapped and typed, and what an administrator of the organisation can do, in the real service.</summary>
public sealed class LookingAfterTeams : IAsyncLifetime
{
    private const int Installer = 0;
    private const int Administrator = 6;

    private static readonly string[] People = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly RecordedLogs _logs = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private TeamRef Team => new(new TenantId(_teams.Tenant.Id), new TeamId(_teams.Tenant.Teams[0].Id));

    public async ValueTask InitializeAsync()
    {
        string[] ids = [.. Enumerable.Range(0, 8).Select(number => $"aaaaaaaa-0000-4000-8000-00000000000{number}")];
        var members = People.Select((name, number) => new PersonDescription(name, ObjectId: ids[number])).ToList();
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription(
                "11111111-1111-4111-8111-111111111111",
                [.. members, new PersonDescription("Olu Admin", ObjectId: ids[6]), new PersonDescription("Gus Guest", Role: "guest", ObjectId: ids[7])],
                [new("Housing", [.. People, "Gus Guest"], ["Announcements"])]),
            Time = _time,
        });
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Administrators:ObjectIds:0"] = ids[Administrator].ToUpperInvariant() };
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, _logs, settings: settings);
        await _host.InstallAsync(Installer);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _logs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_admin_chooses_others_on_a_card_and_both_can_change_the_settings()
    {
        Assert.Contains("Who looks after the team?", await WriteAsync(Installer, "admins"), StringComparison.Ordinal);

        var saved = await SaveAsync(Installer, Id(Installer), Id(1));
        Assert.Contains("The team is looked after by Ada Quillfeather, Bob Marrowby.", saved, StringComparison.Ordinal);

        Assert.Contains("Step 1 of 3", await WriteAsync(1, "settings"), StringComparison.Ordinal);
        Assert.Contains("bot added: settings start anew, Ada Quillfeather", await WriteAsync(1, "decisions"), StringComparison.Ordinal);
        Assert.Contains("admins from Ada Quillfeather to Ada Quillfeather, Bob Marrowby, Ada Quillfeather", await WriteAsync(1, "decisions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_chosen_too_many_or_somebody_from_elsewhere_is_refused_and_what_was_chosen_stays()
    {
        Assert.Contains("Admins: 0 chosen; choose 1 to 5.", await SaveAsync(Installer), StringComparison.Ordinal);
        Assert.Contains("Admins: 6 chosen; choose 1 to 5.", await SaveAsync(Installer, [.. Enumerable.Range(0, 6).Select(Id)]), StringComparison.Ordinal);
        var guest = await SaveAsync(Installer, Id(Installer), Id(7));
        Assert.Contains("or is a guest in it", guest, StringComparison.Ordinal);
        Assert.Contains($"{Id(Installer)},{Id(7)}", guest, StringComparison.Ordinal);
        Assert.Equal([Id(Installer)], await AdminsAsync());
    }

    [Fact]
    public async Task Admins_are_added_and_removed_by_a_typed_name_and_the_last_one_stays()
    {
        Assert.Contains("is nobody's name in this team", await WriteAsync(Installer, "admin add Bob"), StringComparison.Ordinal);
        Assert.Contains("looked after by Ada Quillfeather, Cyd Ottershaw", await WriteAsync(Installer, "admin add cyd ottershaw"), StringComparison.Ordinal);
        Assert.Contains("looked after by Cyd Ottershaw", await WriteAsync(Installer, "Admin remove Ada Quillfeather"), StringComparison.Ordinal);
        Assert.Contains("You do not administer a team that I am in", await WriteAsync(Installer, "admins"), StringComparison.Ordinal);
        Assert.Contains("Admins: 0 chosen; choose 1 to 5.", await WriteAsync(2, "admin remove Cyd Ottershaw"), StringComparison.Ordinal);
        Assert.Equal([Id(2)], await AdminsAsync());
    }

    [Fact]
    public async Task A_card_of_somebody_who_was_an_admin_does_nothing()
    {
        await WriteAsync(Installer, "admin add Cyd Ottershaw");
        await WriteAsync(2, "admin remove Ada Quillfeather");

        Assert.Contains("Only an admin of the team can do this. Nothing was changed.", await SaveAsync(Installer, Id(Installer), Id(3)), StringComparison.Ordinal);
        Assert.Contains("Only an admin of the team can do this. Nothing was changed.", await SaveAsync(3, Id(3)), StringComparison.Ordinal);
        Assert.Equal([Id(2)], await AdminsAsync());
    }

    [Fact]
    public async Task An_administrator_of_the_organisation_sees_the_teams_takes_one_on_and_is_in_its_log()
    {
        Assert.Contains("- Housing: not set up yet", await WriteAsync(Administrator, "teams"), StringComparison.Ordinal);
        Assert.Contains("No team of your organisation that has me is called something like", await WriteAsync(Administrator, "teams planning"), StringComparison.Ordinal);
        Assert.Contains("You do not administer a team that I am in", await WriteAsync(Administrator, "settings"), StringComparison.Ordinal);
        Assert.Contains("No team that has me is called", await WriteAsync(Administrator, "look after planning"), StringComparison.Ordinal);

        Assert.Contains("You look after Housing now", await WriteAsync(Administrator, "look after housing"), StringComparison.Ordinal);

        Assert.Contains("Step 1 of 3", await WriteAsync(Administrator, "settings"), StringComparison.Ordinal);
        Assert.Contains("Somebody who is not in the team", await WriteAsync(Installer, "admins"), StringComparison.Ordinal);
        Assert.Contains("to Ada Quillfeather, somebody who is not in the team now, somebody who is not in the team now", await WriteAsync(Installer, "decisions"), StringComparison.Ordinal);
        Assert.Contains("looked after by Ada Quillfeather.", await SaveAsync(Administrator, Id(Installer)), StringComparison.Ordinal);
        Assert.Contains("You do not administer a team that I am in", await WriteAsync(Administrator, "settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_with_as_many_admins_as_there_can_be_is_not_taken_on_and_it_is_said_who_can_make_room()
    {
        await SaveAsync(Installer, [.. Enumerable.Range(0, AppointAdmins.MaxAdmins).Select(Id)]);

        Assert.Contains("Housing has 5 admins already, the most there can be. One of them can make room", await WriteAsync(Administrator, "look after housing"), StringComparison.Ordinal);
        Assert.Equal(AppointAdmins.MaxAdmins, (await AdminsAsync()).Length);
    }

    [Fact]
    public async Task An_administrator_stops_everything_with_a_second_word_and_lets_it_go_on()
    {
        Assert.Contains("To do it, write **stop everything now**", await WriteAsync(Administrator, "stop everything"), StringComparison.Ordinal);
        Assert.Contains("I am not stopped in your organisation", await WriteAsync(Administrator, "resume everything"), StringComparison.Ordinal);
        Assert.Contains("Done: I am stopped", await WriteAsync(Administrator, "stop everything now"), StringComparison.Ordinal);
        Assert.Contains("I was stopped in your organisation already", await WriteAsync(Administrator, "stop everything now"), StringComparison.Ordinal);
        Assert.Contains("I have been stopped for the time being", await WriteAsync(Installer, "ask now"), StringComparison.Ordinal);
        Assert.Contains("I have been stopped for the time being", await WriteAsync(2, "often"), StringComparison.Ordinal);
        Assert.Contains("**Who sees what**", await WriteAsync(2, "privacy"), StringComparison.Ordinal);
        Assert.Contains("Done: I go on", await WriteAsync(Administrator, "resume everything"), StringComparison.Ordinal);
        Assert.DoesNotContain("I have been stopped for the time being", await WriteAsync(Installer, "ask now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_of_anybody_reaches_a_log()
    {
        await WriteAsync(Installer, "admin add Cyd Ottershaw");
        await WriteAsync(Administrator, "look after housing");
        await SaveAsync(Installer, Id(Installer), Id(1));

        Assert.DoesNotContain("Ottershaw", _logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Id(1), _logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Housing", _logs.Text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string[]> AdminsAsync() => [.. (await _host.App.Services.GetRequiredService<TeamRegistry>().FindAsync(Team, Live))!.Admins.Select(admin => admin.Value)];

    private string Id(int person) => _teams.Tenant.People[person].ObjectId;

    private async Task<string> WriteAsync(int person, string text)
    {
        await _host.WriteAsync(person, text);
        return _teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1].ToJsonString(RoleStory.Readable);
    }

    private async Task<string> SaveAsync(int person, params string[] chosen) =>
        (await _host.PressAsync(person, "admins.save", new JsonObject { ["v"] = 1, ["team"] = Team.Team.Value, ["admins"] = string.Join(',', chosen) })).ToJsonString(RoleStory.Readable);
}
