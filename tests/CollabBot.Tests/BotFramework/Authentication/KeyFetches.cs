using CollabBot.Doubles.Entra;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class KeyFetches
{
    [Fact]
    public async Task A_new_key_is_looked_up_once_and_then_known()
    {
        await using var host = await ATokenHost.StartAsync();
        await host.PostAsync(host.Token().Sign());
        host.Time.Advance(TimeSpan.FromMinutes(5));
        host.Entra.Keys[0] = FakeEntra.AnotherKey("teams-2", "msteams");

        var first = await host.PostAsync(host.Token().Sign());
        var second = await host.PostAsync(host.Token().Sign());

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.Equal(2, host.Entra.KeyFetches);
    }

    [Fact]
    public async Task A_token_of_a_withdrawn_key_is_not_remembered()
    {
        await using var host = await ATokenHost.StartAsync();
        var token = host.Token();
        token.Claims["exp"] = host.Time.GetUtcNow().AddHours(20).ToUnixTimeSeconds();
        var before = await host.PostAsync(token.Sign());
        host.Entra.Keys[0] = FakeEntra.AnotherKey("teams-2", "msteams");
        host.Time.Advance(TimeSpan.FromHours(12));

        var after = await host.PostAsync(token.Sign());

        Assert.Equal((200, 401), (before.Status, after.Status));
        Assert.Equal(["token_key_unknown"], host.Reasons);
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_causes_one_fetch_in_five_minutes()
    {
        await using var host = await ATokenHost.StartAsync();
        await host.PostAsync(host.Token().Sign());
        var fetches = new List<int>();

        for (var minute = 0; minute < 11; minute++)
        {
            host.Time.Advance(TimeSpan.FromMinutes(1));
            var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => host.PostAsync(Unknown(host, $"{minute}-{i}"))));
            Assert.All(statuses, answer => Assert.Equal(401, answer.Status));
            fetches.Add(host.Entra.KeyFetches);
        }

        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3], fetches);
    }

    [Fact]
    public async Task Many_first_requests_share_one_fetch()
    {
        await using var host = await ATokenHost.StartAsync();
        var token = host.Token().Sign();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => host.PostAsync(token)));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(1, host.Entra.KeyFetches);
    }

    [Fact]
    public async Task Keys_serve_through_an_outage_until_they_are_a_day_old()
    {
        await using var host = await ATokenHost.StartAsync();
        await host.PostAsync(host.Token().Sign());
        host.Entra.GoDown();

        host.Time.Advance(TimeSpan.FromHours(12));
        var halfway = await host.PostAsync(host.Token().Sign());
        host.Time.Advance(TimeSpan.FromHours(12));
        var atTheEnd = await host.PostAsync(host.Token().Sign());
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await host.PostAsync(host.Token().Sign());

        Assert.Equal((200, 200, 503), (halfway.Status, atTheEnd.Status, after.Status));
        Assert.Equal("", after.Body);
        Assert.Equal(["no_keys"], host.Reasons);
    }

    [Fact]
    public async Task Without_any_key_nobody_gets_in_and_a_fetch_is_tried_twice_a_minute()
    {
        await using var host = await ATokenHost.StartAsync();
        host.Entra.GoDown();

        var first = await host.PostAsync(host.Token().Sign());
        host.Entra.ComeBack();
        var tooSoon = await host.PostAsync(host.Token().Sign());
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var again = await host.PostAsync(host.Token().Sign());

        Assert.Equal((503, 503, 200), (first.Status, tooSoon.Status, again.Status));
        Assert.Equal(1, host.Turns);
    }

    [Fact]
    public async Task Keys_are_fetched_anew_twice_a_day()
    {
        await using var host = await ATokenHost.StartAsync();

        for (var hour = 0; hour <= 48; hour++)
        {
            var (status, _) = await host.PostAsync(host.Token().Sign());
            Assert.Equal(200, status);
            host.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(5, host.Entra.KeyFetches);
    }

    [Theory]
    [InlineData("http://login.botframework.com/v1/.well-known/keys")]
    [InlineData("http://127.0.0.1/keys")]
    [InlineData("file:///etc/passwd")]
    [InlineData("keys")]
    public async Task Keys_that_are_not_announced_over_https_are_not_fetched(string address)
    {
        await using var host = await ATokenHost.StartAsync();
        host.Entra.KeysAddress = address;

        var (status, _) = await host.PostAsync(host.Token().Sign());

        Assert.Equal(503, status);
        Assert.Equal(0, host.Entra.KeyFetches);
    }

    [Fact]
    public async Task The_document_of_another_issuer_is_no_document()
    {
        await using var host = await ATokenHost.StartAsync();
        host.Entra.Issuer = "https://api.botframework.us";

        var (status, _) = await host.PostAsync(host.Token().Sign());

        Assert.Equal(503, status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("{\"keys\":[]}")]
    [InlineData("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"teams-1\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}")]
    [InlineData("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"teams-1\",\"k\":\"AQAB\"}]}")]
    public async Task A_broken_answer_is_no_answer(string answer)
    {
        await using var host = await ATokenHost.StartAsync();
        host.Entra.Instead = context => context.Response.WriteAsync(answer);

        var (status, _) = await host.PostAsync(host.Token().Sign());

        Assert.Equal(503, status);
    }

    [Fact]
    public async Task Odd_endorsements_of_a_key_are_no_endorsements()
    {
        await using var host = await ATokenHost.StartAsync();
        host.Entra.RewriteKeys = keys => keys.Replace("\"endorsements\":[", "\"endorsements\":[1,null,\"\",\"\\ud800\",{},", StringComparison.Ordinal);

        var (status, _) = await host.PostAsync(host.Token().Sign());

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Two_keys_of_one_name_are_no_keys()
    {
        await using var host = await ATokenHost.StartAsync();
        host.Entra.Keys.Add(FakeEntra.AnotherKey("teams-1", "msteams"));

        var (status, _) = await host.PostAsync(host.Token().Sign());

        Assert.Equal(503, status);
    }

    [Fact]
    public async Task Neither_a_redirect_nor_a_flood_is_followed()
    {
        await using var host = await ATokenHost.StartAsync("Development");
        var elsewhere = 0;
        host.Entra.Instead = context =>
        {
            elsewhere += context.Request.Path == "/elsewhere" ? 1 : 0;
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        var redirected = await host.PostAsync(host.Token().Sign());
        host.Time.Advance(TimeSpan.FromSeconds(30));
        host.Entra.Instead = context => context.Response.WriteAsync(new string(' ', 64 * 1024) + "{}");

        var flooded = await host.PostAsync(host.Token().Sign());

        Assert.Equal((503, 503, 0), (redirected.Status, flooded.Status, elsewhere));
    }

    private static string Unknown(ATokenHost host, string keyId)
    {
        var token = host.Token();
        token.SignWith(new FakeEntraKey(keyId, FakeEntra.StrangersKey, null));
        return token.Sign();
    }
}
