using CollabBot.Doubles.Entra;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The real service with tokens required, and what it takes from a Teams that signs with announced keys, or does not.</summary>
public sealed class SignedEvents : IAsyncLifetime
{
    private static readonly FakeEntraClient Bot = FakeEntraClient.Bot;

    private readonly TemporaryFolder _folder = new();
    private FakeEntra _entra = null!;
    private FakeTeams _signing = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _signing.Tenant.Teams.Single();

    public async ValueTask InitializeAsync()
    {
        // The clock of this machine, because the library that signs in goes by it.
        _entra = await FakeEntra.StartAsync();
        _signing = await FakeTeams.StartAsync(Options() with { Entra = _entra.Url });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), TimeProvider.System, _signing, beating: true, settings: new Dictionary<string, string>
        {
            ["Bot:AllowUnauthenticatedLoopback"] = "false",
            ["Bot:AppId"] = Bot.ClientId,
            ["Bot:TenantId"] = Bot.TenantId,
            ["Bot:ClientSecret"] = Bot.Secret,
            ["Bot:TokenUrl"] = new Uri(_entra.Url, $"{Bot.TenantId}/oauth2/v2.0/token").AbsoluteUri,
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
    public async Task Those_with_an_announced_key_lead_to_the_welcome_and_the_bot_signs_in_once_to_send_it()
    {
        await _host.InstallAsync(0);

        await _signing.Log.WaitForAsync(accepted => accepted.ThreadId is not null, Live).WaitAsync(TimeSpan.FromSeconds(20), Live);
        Assert.Equal(1, _entra.TokensIssued);
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
    };
}
