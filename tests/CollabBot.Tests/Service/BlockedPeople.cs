using System.Text.Json.Nodes;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>Somebody blocks the bot, as Teams tells it: by refusing a send, and by nothing else.</summary>
public sealed class BlockedPeople : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakePerson Blocker => _teams.Tenant.People[2];

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people: 7, teams: 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_is_left_alone_until_they_write_to_it_and_is_asked_the_next_time()
    {
        Blocker.HasBlockedBot = true;
        await AskAsync();
        Assert.Equal(Unreachable.Blocked, await SuspensionAsync());
        Assert.Empty(_teams.PostsIn(Blocker.ChatId));
        Assert.All(_teams.Tenant.People.Except([Blocker]), person => Assert.Contains("pulse.answer", _teams.PostsIn(person.ChatId)[^1].ToJsonString(), StringComparison.Ordinal));

        Blocker.HasBlockedBot = false;
        await PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(_teams.PostsIn(Blocker.ChatId));

        await _host.WriteAsync(2, "help");
        Assert.Null(await SuspensionAsync());
        await CloseAsync();
        await PassAsync(TimeSpan.FromDays(8));
        await AskAsync();
        Assert.Contains("pulse.answer", _teams.PostsIn(Blocker.ChatId)[^1].ToJsonString(), StringComparison.Ordinal);
    }

    private async Task AskAsync()
    {
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = _teams.Tenant.Teams.Single().Id });
        await _host.BeatAsync();
    }

    private async Task CloseAsync()
    {
        await _host.WriteAsync(0, "close now");
        await PassAsync(TimeSpan.FromSeconds(31));
    }

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }

    private async Task<Unreachable?> SuspensionAsync() => (await _host.App.Services.GetRequiredService<TeamRegistry>()
        .PersonAsync(new PersonRef(new TenantId(_teams.Tenant.Id), new PersonId(Blocker.ObjectId)), Live)).Unreachable;
}
