using System.Text.Json.Nodes;
using CollabBot.Core.Practice;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Privacy;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Kits;

/// <summary>Kits as people meet them: typed, tapped, posted, and in a team that is too small to be asked.</summary>
public sealed class KitsOverHttp : IAsyncLifetime
{
    private static readonly string[] Everybody = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly OperatorsView _seen = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _seen.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_leader_takes_it_from_the_digest_and_posts_it_once()
    {
        await StartAsync(people: 6);
        await ToldAsync();
        var digest = Chat(0).Last(post => Text(post).Contains("Your team's digest", StringComparison.Ordinal));
        var take = Button(digest, "pulse.kit.take");

        Assert.Contains("I have sent it to you below", (await _host.PressAsync(0, "pulse.kit.take", take)).ToJsonString(), StringComparison.Ordinal);
        var kit = Chat(0)[^1];
        Assert.Contains("Two questions", Text(kit), StringComparison.Ordinal);
        Assert.Contains(PracticeArea.Core, area => area.Id == (take["area"] ?? Button(kit, "pulse.kit.post")["area"])!.ToString());

        var post = Button(kit, "pulse.kit.post");
        Assert.Contains("channel in a minute or two", (await _host.PressAsync(0, "pulse.kit.post", post)).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Nothing was posted now", (await _host.PressAsync(0, "pulse.kit.post", post)).ToJsonString(), StringComparison.Ordinal);
        await SettleAsync();

        Assert.Contains("somebody who leads the team", Text(Assert.Single(InChannel("For your next team meeting"))), StringComparison.Ordinal);
        Assert.Contains("do not lead that team", (await _host.PressAsync(1, "pulse.kit.take", take)).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("nothing was posted", (await _host.PressAsync(1, "pulse.kit.post", post)).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Nothing was posted", (await _host.PressAsync(0, "pulse.kit.post", new JsonObject { ["team"] = Team.Id, ["area"] = "nonsense" })).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_does_the_same_by_typing()
    {
        await StartAsync(people: 6);
        await ToldAsync();

        await _host.WriteAsync(0, "kit");
        Assert.Contains("Post it to the channel", Last(0), StringComparison.Ordinal);
        await _host.WriteAsync(0, "kit post trust");
        Assert.Contains("Building trust. It goes to your team's channel in a minute or two.", Last(0), StringComparison.Ordinal);
        await _host.WriteAsync(0, "Kit post trust");
        Assert.Contains("Nothing was posted now", Last(0), StringComparison.Ordinal);
        await SettleAsync();

        Assert.Contains("Building trust", Text(Assert.Single(InChannel("For your next team meeting"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_can_read_all_eight()
    {
        await StartAsync(people: 6);
        await ToldAsync();

        await _host.WriteAsync(2, "kit");
        Assert.Contains("Two questions and a plan for ten minutes, for each of the eight areas", Last(2), StringComparison.Ordinal);
        await _host.WriteAsync(2, "kit information flow");
        Assert.Contains("what we decided?", Last(2), StringComparison.Ordinal);
        await _host.WriteAsync(2, "kits pragmatic");
        Assert.Contains("Which of our tasks needs a clear lead", Last(2), StringComparison.Ordinal);
        await _host.WriteAsync(2, "kit happiness");
        Assert.Contains("None of the eight areas is called that", Last(2), StringComparison.Ordinal);
        Assert.DoesNotContain("happiness", Last(2), StringComparison.Ordinal);
        await _host.WriteAsync(2, "kit post trust");
        Assert.Contains("You lead no team that I am in", Last(2), StringComparison.Ordinal);
        Assert.Contains("Which idea would the people we serve", (await _host.PressAsync(2, "pulse.kits", new JsonObject { ["area"] = "mobilising" })).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("for each of the eight areas", (await _host.PressAsync(2, "pulse.kits", new JsonObject { ["area"] = "" })).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("which kit this is about", (await _host.PressAsync(2, "pulse.kit.take", [])).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_eight_areas_stand_together_with_what_their_reader_was_told()
    {
        await StartAsync(people: 6);
        await _host.InstallAsync(0);
        await _host.WriteAsync(2, "areas");
        Assert.Contains("How the eight areas hang together", Last(2), StringComparison.Ordinal);
        Assert.DoesNotContain("Told last", Last(2), StringComparison.Ordinal);

        await ToldAsync();
        await _host.WriteAsync(2, "Areas");
        Assert.Contains("Told last", Last(2), StringComparison.Ordinal);
        Assert.Contains("not read yet", Last(2), StringComparison.Ordinal);
        Assert.Contains("around 75", Last(2), StringComparison.Ordinal);

        var open = Button(Chat(0).Last(post => Text(post).Contains("Your team's digest", StringComparison.Ordinal)), "pulse.areas");
        await _host.PressAsync(0, "pulse.areas", open);
        Assert.Contains("Told last", Last(0), StringComparison.Ordinal);
        await _host.PressAsync(1, "pulse.areas", []);
        Assert.DoesNotContain("Told last", Last(1), StringComparison.Ordinal);
        await _host.PressAsync(1, "pulse.areas", new JsonObject { ["team"] = "19:another@thread.tacv2" });
        Assert.DoesNotContain("Told last", Last(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_of_four_is_told_honestly_why_it_gets_something_else()
    {
        await StartAsync(people: 4);
        await SetUpAsync();

        await PassAsync(TimeSpan.FromDays(4) + TimeSpan.FromHours(1.5));
        await SettleAsync();

        var kit = Text(Assert.Single(InChannel("For your next team meeting")));
        Assert.Contains("With so few people I measure nothing", kit, StringComparison.Ordinal);
        Assert.DoesNotContain(Everybody, name => kit.Contains(name, StringComparison.Ordinal));
        Assert.Empty(InChannel("What we said"));
        Assert.DoesNotContain(_teams.Tenant.People, person => _seen.Logs.Text.Contains(person.ObjectId, StringComparison.OrdinalIgnoreCase));
    }

    private async Task StartAsync(int people)
    {
        string[] members = [.. Everybody.Take(people)];
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. members.Select(name => new PersonDescription(name))], [new("Housing", members, ["Announcements"])]),
            Time = _time,
        });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, _seen.Logs);
    }

    private async Task SetUpAsync()
    {
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
        await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = Team.Id,
            ["weekday"] = "Friday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = Team.Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        });
    }

    /// <summary>Until the leader has the digest of a round in which everybody has answered.</summary>
    private async Task ToldAsync()
    {
        await SetUpAsync();
        await _host.WriteAsync(0, "ask now");
        await _host.BeatAsync();
        for (var person = 0; person < Everybody.Length; person++)
        {
            foreach (var _ in Enumerable.Range(0, 3))
            {
                await _host.WriteAsync(person, "often");
            }
        }

        await _host.WriteAsync(0, "close now");
        await SettleAsync();
        await _host.WriteAsync(0, "digest");
    }

    private async Task SettleAsync()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await PassAsync(TimeSpan.FromSeconds(31));
        }
    }

    private static JsonObject Button(JsonNode post, string verb) => AServiceHost.Nodes(post).OfType<JsonObject>().First(node => node["verb"]?.ToString() == verb)["data"]!.DeepClone().AsObject();

    private IReadOnlyList<JsonNode> Chat(int person) => [.. _teams.PostsIn(_teams.Tenant.People[person].ChatId)];

    private List<JsonNode> InChannel(string text) => [.. _teams.PostsIn(Team.Channels[1].Id).Where(post => Text(post).Contains(text, StringComparison.Ordinal))];

    private string Last(int person) => Text(Chat(person)[^1]);

    private static string Text(JsonNode node) => node.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }
}
