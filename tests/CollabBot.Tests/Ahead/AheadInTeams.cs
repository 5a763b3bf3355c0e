using System.Text.Json.Nodes;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Faults;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Ahead;

/// <summary>Looking ahead by tapping and by typing, through the real endpoint.</summary>
public sealed class AheadInTeams : IAsyncLifetime
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 7).Select(number => FormattableString.Invariant($"Ada Quillfeather {number}"))];

    private static readonly TenantDescription Described = new(
        "11111111-1111-4111-8111-111111111111", [.. Names.Select(name => new PersonDescription(name))], [new("Housing", [.. Names], ["Announcements"])]);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = Described, Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_check_shows_what_would_be_saved_and_leads_back_to_it_unchanged()
    {
        var check = await PressAsync(0, "setup.check", ("weeks", "2"), ("weekday", "Thursday"), ("questions", "5"));

        var ahead = await _host.PressAsync(0, "setup.ahead", DataOf(check, "The next 12 weeks"));
        var back = await _host.PressAsync(0, "setup.check", DataOf(ahead, "Back"));

        Assert.Contains("nothing is saved yet", Said(ahead), StringComparison.Ordinal);
        Assert.Contains("Thu 26 Nov", Said(ahead), StringComparison.Ordinal);
        Assert.DoesNotContain("Thu 3 Dec", Said(ahead), StringComparison.Ordinal);
        Assert.Contains("5 pulses, each for 7 people, with up to 5 questions", Said(ahead), StringComparison.Ordinal);
        Assert.Contains("not visible", Said(ahead), StringComparison.Ordinal);
        Assert.Equal(Said(check), Said(back));
        Assert.Null((await _host.App.Services.GetRequiredService<TeamRegistry>().FindAsync(Team, TestContext.Current.CancellationToken))!.Cadence);
    }

    [Fact]
    public async Task An_admin_sees_what_is_set_below_the_saved_card_and_by_typing_and_nobody_else_does()
    {
        Assert.Contains("not set up yet", await TypeAsync(0, "plan"), StringComparison.Ordinal);
        var saved = await PressAsync(0, "setup.save");

        await _host.PressAsync(0, "setup.ahead", DataOf(saved, "The next 12 weeks"));
        var beside = Said(_teams.PostsIn(_teams.Tenant.People[0].ChatId)[^1]);
        var typed = await TypeAsync(0, "Next 12 weeks");

        Assert.Contains("as it is set now", beside, StringComparison.Ordinal);
        Assert.Contains("Tue 24 Nov", typed, StringComparison.Ordinal);
        Assert.Contains("the last week of December", typed, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", typed, StringComparison.Ordinal);
        Assert.Contains("You do not administer a team", await TypeAsync(1, "plan"), StringComparison.Ordinal);
        Assert.Contains("Only an admin of the team can do this.", Said(await PressAsync(1, "setup.ahead")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Teams_cannot_be_read_and_nobody_was_asked_yet_it_says_so()
    {
        await PressAsync(0, "setup.save");
        _teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.BotDisabledByAdmin), ConnectorOperation.GetMembers));

        Assert.Contains("I cannot reach Teams just now", await TypeAsync(0, "plan"), StringComparison.Ordinal);
    }

    private TeamRef Team => new(new TenantId(_teams.Tenant.Id), new TeamId(_teams.Tenant.Teams.Single().Id));

    private Task<JsonObject> PressAsync(int person, string verb, params (string Name, string Value)[] filledIn)
    {
        var data = new JsonObject
        {
            ["team"] = _teams.Tenant.Teams.Single().Id,
            ["channel"] = _teams.Tenant.Teams.Single().Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        };
        foreach (var (name, value) in filledIn)
        {
            data[name] = value;
        }

        return _host.PressAsync(person, verb, data);
    }

    private static JsonObject DataOf(JsonObject card, string button) =>
        AServiceHost.Nodes(card).OfType<JsonObject>().Single(node => node["title"]?.ToString() == button && node["verb"] is not null)["data"]!.DeepClone().AsObject();

    private async Task<string> TypeAsync(int person, string words)
    {
        await _host.WriteAsync(person, words);
        return Said(_teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1]);
    }

    private static string Said(JsonObject answer) => answer.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
