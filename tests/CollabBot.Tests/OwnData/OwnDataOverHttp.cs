using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.OwnData;

/// <summary>Seen, objected, erased and begun again through the real service, tapped and typed.</summary>
public sealed class OwnDataOverHttp : IAsyncLifetime
{
    private const int Admin = 0;
    private const int Member = 2;

    private static readonly string[] Everybody = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"])]),
            Time = _time,
        });
        _host = await AServiceHost.StartAsync(
            _folder.PathOf("store.db"), _time, _teams, settings: new Dictionary<string, string> { ["Reporting:ComplaintContact"] = "dpo@council.example" });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("my data", "Nothing but where this chat can be reached")]
    [InlineData("My data.", "What I do not hold")]
    [InlineData("erase my data", "Nothing has been erased yet")]
    [InlineData("erase my data now", "Your data is erased")]
    [InlineData("object", "I know of no team in which I would ask you")]
    [InlineData("complain", "Write to dpo")]
    public async Task Somebody_of_whom_nothing_is_known_is_answered_all_the_same(string words, string said)
    {
        await _host.WriteAsync(Member, words);

        Assert.Contains(said, Last(Member), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_seen_erased_and_begun_again_and_the_store_says_so()
    {
        await AskedAsync();
        var seen = (await _host.PressAsync(Member, "pulse.data", [])).ToJsonString();
        Assert.Contains("Housing", seen, StringComparison.Ordinal);
        Assert.Contains("0 answers of yours in 1 open pulse", seen, StringComparison.Ordinal);
        Assert.Contains("pulse.data.erase.now", (await _host.PressAsync(Member, "pulse.data.erase", [])).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains($"person/", string.Join('\n', await KeysOfAsync(Member)), StringComparison.Ordinal);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Contains("I ask you no more in Housing.", (await _host.PressAsync(Member, "pulse.data.erase.now", [])).ToJsonString(), StringComparison.Ordinal);
            Assert.Empty(await KeysOfAsync(Member));
        }

        Assert.NotEmpty(await KeysOfAsync(Admin));
        await _host.WriteAsync(Member, "start");
        Assert.False((await TeamAsync()).OptedOut.Contains(new PersonId(_teams.Tenant.People[Member].ObjectId)), Last(Member));
    }

    [Fact]
    public async Task The_only_admin_is_told_what_it_means_before_anything_is_erased()
    {
        await AskedAsync();

        await _host.WriteAsync(Admin, "erase my data");

        Assert.Contains("You are the only admin of Housing", Last(Admin), StringComparison.Ordinal);
        Assert.Single((await TeamAsync()).Admins);
        await _host.WriteAsync(Admin, "erase my data now");
        Assert.Empty((await TeamAsync()).Admins);
        _time.Advance(TimeSpan.FromDays(1));
        await _host.BeatAsync();
    }

    [Fact]
    public async Task To_object_is_one_word_or_one_tap()
    {
        await AskedAsync();

        await _host.WriteAsync(Member, "object");
        Assert.Contains("I ask you no more in Housing.", Last(Member), StringComparison.Ordinal);
        Assert.Contains("You are not to be asked.", (await _host.PressAsync(Member, "pulse.data", [])).ToJsonString(), StringComparison.Ordinal);
        Assert.Single((await TeamAsync()).OptedOut);
    }

    private async Task AskedAsync()
    {
        await _host.InstallAsync(Admin);
        _time.Advance(TimeSpan.FromSeconds(5));
        await _host.BeatAsync();
        await _host.WriteAsync(Admin, "every week");
        await _host.WriteAsync(Admin, "ask now");
        await _host.BeatAsync();
    }

    private async Task<Team> TeamAsync() =>
        (await _host.App.Services.GetRequiredService<TeamRegistry>().FindAsync(new TeamRef(new TenantId(_teams.Tenant.Id), new TeamId(_teams.Tenant.Teams.Single().Id)), Live))!;

    /// <summary>The keys that name a person.</summary>
    private async Task<IReadOnlyList<string>> KeysOfAsync(int person)
    {
        var keys = new List<string>();
        var store = _host.App.Services.GetRequiredService<IObjectStore>();
        foreach (var root in new[] { "person", "conversation", "dialog", "greeted", "digest", "spanner", "absent" })
        {
            await foreach (var entry in store.ListAsync(StoreKey.Of(root), Live))
            {
                if (entry.Key.Segments().Contains(_teams.Tenant.People[person].ObjectId))
                {
                    keys.Add(entry.Key.Value);
                }
            }
        }

        return keys;
    }

    private string Last(int person) => _teams.Log.Accepted(0)
        .Where(accepted => accepted.ConversationId == _teams.Tenant.People[person].ChatId).Select(accepted => accepted.Read()?.ToJsonString()).OfType<string>().Last();
}
