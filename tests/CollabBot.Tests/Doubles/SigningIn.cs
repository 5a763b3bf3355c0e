using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Entra;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Doubles;

/// <summary>Both directions of trust between the doubles: the bot's tokens at the connector, and the connector's at the bot.</summary>
public sealed class SigningIn : IAsyncLifetime
{
    private const string Scope = "https://api.botframework.com/.default";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private FakeEntra _entra = null!;
    private ABot _bot = null!;
    private ATeams _teams = null!;

    private static FakeEntraClient Client => FakeEntraClient.Bot;

    public async ValueTask InitializeAsync()
    {
        _entra = await FakeEntra.StartAsync(time: _time);
        _bot = await ABot.StartAsync();
        _teams = await ATeams.StartAsync(options => options with
        {
            Tenant = options.Tenant with { Id = Client.TenantId },
            Entra = _entra.Url,
            Bot = _bot.Url,
            Time = _time,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _teams.DisposeAsync();
        await _bot.DisposeAsync();
        await _entra.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task A_client_with_its_secret_gets_a_token_that_the_connector_takes()
    {
        _entra.TokenLifetime = TimeSpan.FromMinutes(10);

        var (status, json) = await SignInAsync(Client.TenantId, Client.ClientId, Client.Secret, Scope);
        _teams.Token = json["access_token"]!.GetValue<string>();
        var taken = await _teams.SendAsync(_teams.Ada.ChatId);
        _time.Advance(TimeSpan.FromMinutes(10));
        var expired = await _teams.SendAsync(_teams.Ada.ChatId);

        Assert.Equal((200, "Bearer", 600), (status, json["token_type"]!.GetValue<string>(), (int)json["expires_in"]!));
        Assert.Equal((201, 401), (taken.Status, expired.Status));
        Assert.Equal((1, 1), (_entra.TokenRequests, _entra.TokensIssued));
    }

    [Theory]
    [InlineData("33333333-3333-4333-8333-333333333333", null, null, Scope, 400, "invalid_request")]
    [InlineData(null, "33333333-3333-4333-8333-333333333333", null, Scope, 400, "unauthorized_client")]
    [InlineData(null, null, "guess", Scope, 401, "invalid_client")]
    [InlineData(null, null, "", Scope, 401, "invalid_client")]
    [InlineData(null, null, null, "https://graph.microsoft.com/.default", 400, "invalid_scope")]
    public async Task Whoever_says_something_wrong_gets_none(string? tenant, string? client, string? secret, string scope, int status, string error)
    {
        var (came, json) = await SignInAsync(tenant ?? Client.TenantId, client ?? Client.ClientId, secret ?? Client.Secret, scope);

        Assert.Equal((status, error), (came, json["error"]!.GetValue<string>()));
        Assert.Equal(0, _entra.TokensIssued);
    }

    [Fact]
    public async Task The_connector_denies_every_other_token()
    {
        var wrongAudience = _entra.ApplicationToken(Client);
        wrongAudience.Claims["aud"] = "https://graph.microsoft.com";
        var strangersKey = _entra.ApplicationToken(Client);
        strangersKey.Key = FakeEntra.StrangersKey;
        var otherBot = _entra.ApplicationToken(Client with { ClientId = "33333333-3333-4333-8333-333333333333" });
        string?[] denied = [null, "no-token", wrongAudience.Sign(), strangersKey.Sign(), _entra.Token(Client.ClientId, _teams.Teams.ServiceUrl, _time.GetUtcNow()).Sign()];

        foreach (var token in denied)
        {
            _teams.Token = token;
            Assert.Equal((401, (string?)null), await CodeAsync());
        }

        _teams.Token = otherBot.Sign();
        Assert.Equal((401, "BotNotRegistered"), await CodeAsync());
        Assert.Equal(0, _teams.Teams.Log.Count);
    }

    [Fact]
    public async Task Events_are_signed_with_the_key_that_is_announced()
    {
        await _teams.Teams.Acts.WriteAsync(_teams.Ada, "hello", ATeams.Live);
        await _teams.Teams.Acts.WriteAsync(_teams.Ada, "hello", ATeams.Live);

        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(_bot.Authorizations[0]["Bearer ".Length..]);
        Assert.Equal((_entra.Keys[0].KeyId, Client.ClientId), (token.Kid, token.Audiences.Single()));
        Assert.Equal(_teams.Teams.ServiceUrl, token.GetPayloadValue<string>("serviceurl"));
        Assert.Equal(_bot.Authorizations[0], _bot.Authorizations[1]);
    }

    [Fact]
    public async Task An_outage_ends_signing_in_until_it_is_over()
    {
        _entra.GoDown();
        using var form = Form(Client.ClientId, Client.Secret, Scope);
        using var answer = await _http.PostAsync(TokenUrl(Client.TenantId), form, ATeams.Live);
        _entra.ComeBack();

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal(200, (await SignInAsync(Client.TenantId, Client.ClientId, Client.Secret, Scope)).Status);
    }

    [Fact]
    public async Task A_library_for_signing_in_finds_its_way()
    {
        using var routed = new HttpClient(_entra.Route());
        const string Authority = "https://login.microsoftonline.com";

        var discovery = await routed.GetFromJsonAsync<JsonObject>(new Uri($"{Authority}/common/discovery/instance?api-version=1.1&authorization_endpoint=x"), ATeams.Live);
        var configuration = await routed.GetFromJsonAsync<JsonObject>(new Uri($"{Authority}/{Client.TenantId}/v2.0/.well-known/openid-configuration"), ATeams.Live);

        Assert.Equal("login.microsoftonline.com", discovery!["metadata"]![0]!["preferred_network"]!.GetValue<string>());
        Assert.Equal($"{Authority}/{Client.TenantId}/oauth2/v2.0/token", configuration!["token_endpoint"]!.GetValue<string>());
    }

    [Fact]
    public void A_rotation_announces_another_key_under_another_name()
    {
        var before = _entra.Keys[0];

        _entra.RotateKeys();

        Assert.NotEqual(before.KeyId, _entra.Keys[0].KeyId);
        Assert.NotSame(before.Key, _entra.Keys[0].Key);
    }

    private async Task<(int Status, string? Code)> CodeAsync()
    {
        var answer = await _teams.SendAsync(_teams.Ada.ChatId);
        return (answer.Status, answer.Code);
    }

    private async Task<(int Status, JsonObject Json)> SignInAsync(string tenant, string client, string secret, string scope)
    {
        using var form = Form(client, secret, scope);
        using var answer = await _http.PostAsync(TokenUrl(tenant), form, ATeams.Live);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>(ATeams.Live))!);
    }

    private static FormUrlEncodedContent Form(string client, string secret, string scope) => new(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = client,
        ["client_secret"] = secret,
        ["scope"] = scope,
    });

    private Uri TokenUrl(string tenant) => new(_entra.Url, $"/{tenant}/oauth2/v2.0/token");
}
