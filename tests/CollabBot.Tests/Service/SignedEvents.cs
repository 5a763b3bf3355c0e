using CollabBot.Doubles.Entra;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The real service with tokens required, and what it takes from a Teams that signs with announced keys, or does not.</summary>
public sealed class SignedEvents : IAsyncLifetime
{
    private static readonly FakeEntraClient Bot = FakeEntraClient.Bot;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeEntra _entra = null!;
    private FakeTeams _signing = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _signing.Tenant.Teams.Single();

    public async ValueTask InitializeAsync()
    {
        _entra = await FakeEntra.StartAsync(time: _time);

        // The service cannot sign in to the connector yet, so its calls come without a token.
        _signing = await FakeTeams.StartAsync(Options() with { Entra = _entra.Url, ChecksBotTokens = false });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _signing, settings: new Dictionary<string, string>
        {
            ["Bot:AllowUnauthenticatedLoopback"] = "false",
            ["Bot:AppId"] = Bot.ClientId,
            ["Bot:TenantId"] = Bot.TenantId,
            ["Bot:OpenIdMetadataUrl"] = _entra.MetadataUrl.AbsoluteUri,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _signing.DisposeAsync();
        await _entra.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Those_with_an_announced_key_lead_to_the_welcome()
    {
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();

        Assert.Contains("CollabBot", _signing.PostsIn(Team.Channels[1].Id).Single().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_without_a_token_lead_to_nothing()
    {
        await using var unsigned = await FakeTeams.StartAsync(Options() with { Bot = _signing.Bot });

        IReadOnlyList<BotAnswer> answers = await unsigned.Events.InstallAsync(unsigned.Tenant.Teams[0], unsigned.Tenant.People[0], null, Live);

        Assert.All(answers, answer => Assert.Equal(401, answer.Status));
    }

    private FakeTeamsOptions Options() => new()
    {
        Tenant = TenantDescription.Generate(people: 6, teams: 1, seed: 1) with { Id = Bot.TenantId },
        AppId = Bot.ClientId,
        Time = _time,
    };
}
