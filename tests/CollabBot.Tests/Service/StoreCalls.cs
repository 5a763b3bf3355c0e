using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Service.Workers;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>What a question costs in calls to the store: the port's calls, so the same whatever store it is. These numbers may only go down.</summary>
public sealed class StoreCalls : IAsyncLifetime
{
    private const int People = 20;
    private const int Windows = People / 5;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(People, teams: 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await FollowHintsAsync();
        _time.Advance(LongerThanAnythingIsRemembered);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_first_contact_reads_three_documents_and_writes_two()
    {
        await AskAsync(weeks: 0);

        AssertCalls(
            [
                // One of them installed the bot, and is known.
                ("get person", People), ("put-new person", People - 1), ("put-if person", 1),
                ("get inbox", People), ("get conversation", People), ("put-new conversation", People - 1),
            ]);
    }

    [Fact]
    public async Task A_second_contact_reads_three_documents_and_writes_one()
    {
        await AskAsync(weeks: 0);
        _time.Advance(TimeSpan.FromHours(1));

        await AskAsync(weeks: 1);

        AssertCalls([("get person", People), ("put-if person", People), ("get inbox", People), ("get conversation", People)]);
    }

    private static TimeSpan LongerThanAnythingIsRemembered => Reachability.Memory + TimeSpan.FromMinutes(1);

    /// <param name="each">All that is counted by people. The team's address is at hand: its roster has just been read.</param>
    private void AssertCalls((string Call, int Count)[] each)
    {
        var calls = _host.Store.Calls.CountBy(call => call, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var batch = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            // Whom to ask: read once for the batch, and once more for what is shown.
            ["get plan.json"] = 2,
            ["get state.json"] = 2,
            ["get key"] = 1,
            ["get cfg"] = 1,
            ["read-log ledger"] = 1,
            ["append ledger"] = 2 * Windows,

            // Whether the bot is stopped: here or everywhere, believed for a few seconds.
            ["get stop"] = 1,
            ["get stop-everywhere"] = 1,
        };
        foreach (var (call, count) in each)
        {
            batch[call] = count;
        }

        Assert.Equal(Lines(batch), Lines(calls));
    }

    private static IEnumerable<string> Lines(Dictionary<string, int> calls) => calls.Select(call => $"{call.Key}: {call.Value}").Order(StringComparer.Ordinal);

    private async Task AskAsync(int weeks)
    {
        var team = new TeamRef(new TenantId(_teams.Tenant.Id), new TeamId(_teams.Tenant.Teams.Single().Id));
        var date = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime).AddDays(7 * weeks);
        Assert.IsType<OpenRoundOutcome.Opened>(await _host.App.Services.GetRequiredService<OpenRound>().HandleAsync(team, date, Live));
        _host.Store.Clear();

        await FollowHintsAsync();

        Assert.All(_teams.Tenant.People, person => Assert.Contains("pulse.answer", _teams.PostsIn(person.ChatId)[^1].ToJsonString(), StringComparison.Ordinal));
    }

    private async Task FollowHintsAsync()
    {
        while (await _host.App.Services.GetRequiredService<WorkPump>().RunOnceAsync(Live) > 0)
        {
        }
    }
}
