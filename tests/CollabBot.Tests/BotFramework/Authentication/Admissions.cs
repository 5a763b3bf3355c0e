using CollabBot.BotFramework.Authentication;
using CollabBot.Tests.BotFramework.Connector;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class Admissions
{
    [Fact]
    public async Task A_good_token_lets_its_activity_in()
    {
        await using var host = await ATokenHost.StartAsync();

        var (status, body) = await host.PostAsync(host.Token().Sign());

        Assert.Equal((200, ""), (status, body));
        Assert.Equal((1, 1), (host.Turns, host.CallsOut));
        Assert.Empty(host.Reasons);
    }

    [Fact]
    public async Task A_token_serves_many_activities_and_each_is_bound_anew()
    {
        await using var host = await ATokenHost.StartAsync();
        var token = "Bearer " + host.Token().Sign();
        var strange = ATokenHost.Activity("https://smba.trafficmanager.net/amer/");

        var first = await host.PostAsync([token], ATokenHost.Activity());
        var second = await host.PostAsync([token], strange);
        var third = await host.PostAsync([token], ATokenHost.Activity());

        Assert.Equal((200, 403, 200), (first.Status, second.Status, third.Status));
        Assert.Equal(2, host.Turns);
        Assert.Equal(1, host.Entra.KeyFetches);
    }

    [Theory]
    [InlineData(-299, 200)]
    [InlineData(-301, 401)]
    public async Task A_token_may_have_ended_five_minutes_ago(int secondsFromNow, int expected)
    {
        await using var host = await ATokenHost.StartAsync();
        var token = host.Token();
        token.Claims["exp"] = host.Time.GetUtcNow().AddSeconds(secondsFromNow).ToUnixTimeSeconds();

        var (status, _) = await host.PostAsync(token.Sign());

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData(299, 200)]
    [InlineData(301, 401)]
    public async Task A_token_may_begin_in_five_minutes(int secondsFromNow, int expected)
    {
        await using var host = await ATokenHost.StartAsync();
        var token = host.Token();
        token.Claims["nbf"] = host.Time.GetUtcNow().AddSeconds(secondsFromNow).ToUnixTimeSeconds();

        var (status, _) = await host.PostAsync(token.Sign());

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_remembered_token_is_forgotten_when_it_ends()
    {
        await using var host = await ATokenHost.StartAsync();
        var token = host.Token().Sign();

        var first = await host.PostAsync(token);
        host.Time.Advance(TimeSpan.FromSeconds(3600 + 299));
        var late = await host.PostAsync(token);
        host.Time.Advance(TimeSpan.FromSeconds(2));
        var tooLate = await host.PostAsync(token);

        Assert.Equal((200, 200, 401), (first.Status, late.Status, tooLate.Status));
        Assert.Equal(["token_expired"], host.Reasons);
    }

    [Theory]
    [InlineData("https://SMBA.trafficmanager.net/emea/11111111-1111-4111-8111-111111111111")]
    [InlineData("https://smba.trafficmanager.net:443/EMEA/11111111-1111-4111-8111-111111111111/")]
    public async Task A_service_url_is_compared_by_what_it_means(string spelling)
    {
        await using var host = await ATokenHost.StartAsync();

        var (status, _) = await host.PostAsync(["Bearer " + host.Token().Sign()], ATokenHost.Activity(spelling));

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Only_listed_tenants_are_served_when_there_is_a_list()
    {
        await using var host = await ATokenHost.StartAsync(configure: options => options.AllowedTenants.Add("99999999-9999-4999-8999-999999999999"));
        var listed = ATokenHost.Activity();
        listed["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";
        listed["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";
        var token = "Bearer " + host.Token().Sign();

        var own = await host.PostAsync([token], ATokenHost.Activity());
        var other = await host.PostAsync([token], listed);

        Assert.Equal((403, 200), (own.Status, other.Status));
    }

    [Fact]
    public async Task The_governments_cloud_serves_its_own_and_not_the_public_one()
    {
        const string Url = "https://smba.infra.gov.teams.microsoft.us/teams/";
        await using var host = await ATokenHost.StartAsync(cloud: BotCloud.UsGov);
        var fromPublic = host.Token(Url);
        fromPublic.Claims["iss"] = BotCloud.Public.Issuer;

        var own = await host.PostAsync(["Bearer " + host.Token(Url).Sign()], ATokenHost.Activity(Url));
        var other = await host.PostAsync(["Bearer " + fromPublic.Sign()], ATokenHost.Activity(Url));
        var publicHost = await host.PostAsync(["Bearer " + host.Token().Sign()], ATokenHost.Activity());

        Assert.Equal((200, 401, 403), (own.Status, other.Status, publicHost.Status));
    }

    [Fact]
    public async Task In_development_a_local_client_with_tokens_is_served_whatever_it_sends()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        await using var host = await ATokenHost.StartAsync("Development");
        var serviceUrl = connector.Url + "/_connector/";
        var token = "Bearer " + host.Token(serviceUrl).Sign();
        var served = 0;

        foreach (var name in Captured.Names().Where(name => IsFromTeams(name)))
        {
            var json = Captured.Json(name);
            json["serviceUrl"] = serviceUrl;
            var (status, _) = await host.PostAsync([token], json);
            Assert.Equal((name, 200), (name, status));
            served++;
        }

        Assert.Equal(served, host.Turns);
        Assert.True(served > 50);
    }

    private static bool IsFromTeams(string name)
    {
        var json = Captured.Json(name);
        return json["channelId"]!.GetValue<string>() == "msteams" && json["conversation"]!["tenantId"]!.GetValue<string>() == ATokenHost.Tenant;
    }
}
