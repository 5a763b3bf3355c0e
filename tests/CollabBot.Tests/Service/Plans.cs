using System.Text.Json.Nodes;
using CollabBot.Core.Ahead;
using CollabBot.Core.Cadence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Service.Commands;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The verb of the dry run, on a real database.</summary>
public sealed class Plans : IDisposable
{
    private readonly AnInstallation _here = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Twelve_weeks_are_shown_as_tables_without_anybody_in_them()
    {
        await StoreAsync(PulseCadence.Default);

        Assert.Equal(0, await PlanAsync(new MemoryRoster()));

        var screen = _here.Shown;
        Assert.Contains("Who is in the team was read from Teams just now.", screen, StringComparison.Ordinal);
        Assert.Contains("What would be visible", screen, StringComparison.Ordinal);
        Assert.Contains("not visible", screen, StringComparison.Ordinal);
        Assert.Contains(AheadWording.Assumed, screen, StringComparison.Ordinal);
        Assert.DoesNotContain("person-", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_people_of_the_team_are_read_from_Teams_with_the_service_s_own_keys_and_settings()
    {
        var described = new TenantDescription(
            "11111111-1111-4111-8111-111111111111",
            [.. Enumerable.Range(1, 6).Select(number => new PersonDescription($"Ada Quillfeather {number}"))],
            [new("Housing", [.. Enumerable.Range(1, 6).Select(number => $"Ada Quillfeather {number}")], ["Announcements"])]);
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = described, Time = TimeProvider.System });
        var team = teams.Tenant.Teams.Single();
        await using (var host = await AServiceHost.StartAsync(_here.DatabasePath, TimeProvider.System, teams))
        {
            await host.InstallAsync(0);
            await host.PressAsync(0, "setup.save", new JsonObject { ["team"] = team.Id, ["channel"] = team.Channels[1].Id, ["leaders"] = teams.Tenant.People[0].ObjectId });
        }

        Assert.Equal(0, await PlanCommand.RunAsync(_here.Local(), new PlanRequest(team.Id, null, new AheadWish(), AsJson: true), _here.Console, _here.Errors, Live));

        var answer = JsonNode.Parse(_here.Shown)!;
        Assert.Equal(("now", 6), ((string)answer["roster"]!, (int)answer["plan"]!["rounds"]![0]!["people"]!));
        Assert.DoesNotContain("Quillfeather", _here.Shown, StringComparison.Ordinal);
        Assert.All(teams.Tenant.People, person => Assert.DoesNotContain(person.ObjectId, _here.Shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asked_for_it_says_who_is_asked_what_by_id_as_a_table_and_as_json()
    {
        await StoreAsync(PulseCadence.Default);

        Assert.Equal(0, await PlanAsync(new MemoryRoster(), new AheadWish(WithPeople: true)));
        Assert.Contains("person-12", _here.Shown, StringComparison.Ordinal);
        _here.Clear();
        Assert.Equal(0, await PlanAsync(new MemoryRoster(), new AheadWish(2, WithPeople: true), json: true));

        var answer = JsonNode.Parse(_here.Shown)!;
        Assert.Equal("now", (string)answer["roster"]!);
        var rounds = answer["plan"]!["rounds"]!.AsArray();
        Assert.InRange(rounds.Count, 1, 2);
        Assert.Equal(12, rounds[0]!["asked"]!.AsArray().Count);
        Assert.Equal(3, rounds[0]!["asked"]![0]!["items"]!.AsArray().Count);
        Assert.DoesNotContain("address", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Teams_cannot_be_reached_it_says_so_and_changes_nothing()
    {
        await StoreAsync(PulseCadence.Default);
        Assert.Equal(2, await PlanAsync(roster: null));
        Assert.StartsWith("Teams cannot be read just now", _here.Complaints, StringComparison.Ordinal);

        await _here.OnStoreAsync(store => new TeamRegistry(store, new MemoryKeyWrap()).UpdateMembershipAsync(ARound.Team, _ => new Membership { Members = [.. Enumerable.Range(1, 7).Select(number => new TeamMember(ARound.Person(number), new DateOnly(2026, 1, 5)))] }, Live));
        var before = await ContentsAsync();

        Assert.Equal(0, await PlanAsync(roster: null));

        Assert.Contains("Teams could not be read, so this counts who was in the team when it was asked last.", _here.Shown, StringComparison.Ordinal);
        Assert.Equal(before, await ContentsAsync());
    }

    [Fact]
    public async Task Of_an_unknown_team_it_lists_those_that_there_are()
    {
        await StoreAsync(PulseCadence.Default);

        Assert.Equal(1, await PlanAsync(new MemoryRoster(), team: "unheard-of"));

        Assert.Equal(["There is no team \"unheard-of\" in this store. There is:", $"  {ARound.Team.Team.Value}  (organisation {ARound.Team.Tenant.Value})"], _here.Complaints.TrimEnd().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(53)]
    public async Task Other_numbers_of_weeks_are_refused_by_name(int weeks)
    {
        await StoreAsync(PulseCadence.Default);

        Assert.Equal(1, await PlanAsync(new MemoryRoster(), new AheadWish(weeks)));

        Assert.Equal(FormattableString.Invariant($"--weeks is {weeks}; it must be 1 to 52."), _here.Complaints.TrimEnd());
    }

    [Fact]
    public async Task A_team_that_is_not_set_up_and_one_that_the_bot_left_are_told_apart()
    {
        await StoreAsync(null);
        Assert.Equal(1, await PlanAsync(new MemoryRoster()));
        Assert.StartsWith("This team is not set up yet", _here.Complaints, StringComparison.Ordinal);

        _here.Clear();
        await _here.AddTeamAsync(team => team with { Status = TeamStatus.Removed });
        Assert.Equal(1, await PlanAsync(new MemoryRoster()));
        Assert.StartsWith("The bot was removed from this team", _here.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_running_service_one_is_told_to_stop_it_first()
    {
        using var database = _here.Open();

        Assert.Equal(2, await PlanAsync(new MemoryRoster()));

        Assert.StartsWith("The service runs and has its database to itself. Stop it", _here.Complaints, StringComparison.Ordinal);
    }

    /// <param name="roster">Null for the real one, which reaches nobody.</param>
    private Task<int> PlanAsync(IRoster? roster, AheadWish? wish = null, bool json = false, string? team = null)
    {
        var builder = _here.Local(services =>
        {
            services.AddSingleton<IKeyWrap>(new MemoryKeyWrap());
            if (roster is not null)
            {
                services.AddSingleton(roster);
            }
        });
        return PlanCommand.RunAsync(builder, new PlanRequest(team ?? ARound.Team.Team.Value, null, wish ?? new AheadWish(), json), _here.Console, _here.Errors, Live);
    }

    private Task StoreAsync(PulseCadence? cadence) => _here.AddTeamAsync(team => team with { Leaders = [Engine.Admin], Cadence = cadence });

    private async Task<List<string>> ContentsAsync()
    {
        var contents = new List<string>();
        await _here.OnStoreAsync(async store =>
        {
            foreach (var area in (string[])["cfg", "history", "members", "sched", "round", "active", "person"])
            {
                await foreach (var entry in store.ListAsync(StoreKey.Of(area), Live))
                {
                    contents.Add($"{entry.Key.Value} {entry.Revision.Value} {Convert.ToHexString((await store.GetAsync(entry.Key, Live))!.Body.Span)}");
                }
            }
        });
        return contents;
    }
}
