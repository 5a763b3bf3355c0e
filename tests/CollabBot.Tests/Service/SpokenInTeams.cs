using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Languages;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Languages;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>Two languages in one team, in the real service: the second is one that nobody speaks, with an accent on each letter.</summary>
public sealed class SpokenInTeams : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly PseudoLanguage _pseudo = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people: 8, teams: 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(
            _folder.PathOf("store.db"), _time, _teams, last: services => services.AddSingleton(new OfferedLanguages([Language.English, _pseudo.Language])));
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
    public async Task Whoever_chooses_a_language_is_written_to_in_it_and_nobody_else_is()
    {
        await _host.WriteAsync(2, "language en-XA");
        Assert.Contains(_pseudo.Language.Name, Newest(2), StringComparison.Ordinal);
        await _host.WriteAsync(0, "ask now");
        await _host.BeatAsync();

        Assert.DoesNotContain("Pause me for two weeks", Newest(2), StringComparison.Ordinal);
        Assert.Contains(PseudoLanguage.Of("Pause me for two weeks"), Newest(2), StringComparison.Ordinal);
        Assert.Contains("Pause me for two weeks", Newest(3), StringComparison.Ordinal);

        await _host.WriteAsync(2, "often");
        Assert.DoesNotContain("Question", Newest(2), StringComparison.Ordinal);
        await _host.WriteAsync(2, "language off");
        await _host.WriteAsync(2, "pulse");
        Assert.Contains("Pause me for two weeks", Newest(2), StringComparison.Ordinal);
        Assert.Empty(_pseudo.Missing);
    }

    [Fact]
    public async Task A_team_s_language_is_that_of_its_channel_and_of_whoever_chose_none()
    {
        await SetUpAsync();
        await _host.WriteAsync(3, "language english (united kingdom)");
        await _host.WriteAsync(1, "team language en-xa");
        Assert.Contains("You do not administer a team that I am in", Newest(1), StringComparison.Ordinal);
        await _host.WriteAsync(0, "team language klingon");
        Assert.Contains("“klingon” is none that I speak. I speak English (United Kingdom), ", Newest(0), StringComparison.Ordinal);
        await _host.WriteAsync(0, "team language en-xa");
        Assert.Contains(_pseudo.Language.Name, Newest(0), StringComparison.Ordinal);

        await RoundAsync();

        Assert.Contains(PseudoLanguage.Of("What we said"), _teams.PostsIn(_teams.Tenant.Teams.Single().Channels[1].Id)[^1].ToJsonString(AsTold), StringComparison.Ordinal);
        await _host.WriteAsync(2, "my answers");
        Assert.Contains(PseudoLanguage.Of("No pulse is open for you just now"), Newest(2), StringComparison.Ordinal);
        await _host.WriteAsync(3, "my answers");
        Assert.Contains("No pulse is open for you just now", Newest(3), StringComparison.Ordinal);
        Assert.Empty(_pseudo.Missing);
    }

    /// <summary>While there is one language nobody's choice is looked up, and it says so.</summary>
    [Fact]
    public async Task With_one_language_there_is_nothing_to_choose()
    {
        await _host.DisposeAsync();
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);

        await _host.WriteAsync(2, "language");
        Assert.Contains("I speak English (United Kingdom), and no other language yet.", Newest(2), StringComparison.Ordinal);
        await _host.WriteAsync(2, "language off");
        Assert.Contains("“off” is none that I speak", Newest(2), StringComparison.Ordinal);
    }

    private static readonly System.Text.Json.JsonSerializerOptions AsTold = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Newest(int person) => _teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1].ToJsonString(AsTold);

    private async Task SetUpAsync() => await _host.PressAsync(0, "setup.save", new JsonObject
    {
        ["team"] = _teams.Tenant.Teams.Single().Id,
        ["weekday"] = "Friday",
        ["time"] = "10:00",
        ["zone"] = "Europe/London",
        ["channel"] = _teams.Tenant.Teams.Single().Channels[1].Id,
        ["leaders"] = _teams.Tenant.People[0].ObjectId,
    });

    private async Task RoundAsync()
    {
        await _host.WriteAsync(0, "ask now");
        await _host.BeatAsync();
        for (var person = 0; person < 7; person++)
        {
            foreach (var _ in Enumerable.Range(0, 3))
            {
                await _host.WriteAsync(person, "4");
            }
        }

        await _host.WriteAsync(0, "close now");
        _time.Advance(TimeSpan.FromSeconds(31));
        await _host.BeatAsync();
    }
}
