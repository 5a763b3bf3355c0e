using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using CollabBot.Tests.BotFramework.Connector;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

/// <summary>Numbers 40 and 41 of the list of threats: what an attacker tries by way of the bot's own calls.</summary>
public sealed class CallsOut
{
    [Fact]
    public async Task An_allowed_host_that_points_elsewhere_is_not_followed()
    {
        await using var evil = await LoopbackConnector.StartAsync();
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(302, "", "text/plain", ("Location", evil.Url + "/v3/conversations/a/activities"));
        await using var host = await ATokenHost.StartAsync("Development");
        var serviceUrl = connector.Url + "/";

        var (status, _) = await host.PostAsync(["Bearer " + host.Token(serviceUrl).Sign()], ATokenHost.Activity(serviceUrl));

        Assert.Equal(200, status);
        Assert.Single(connector.Requests);
        Assert.Empty(evil.Requests);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://smba.trafficmanager.net/?")]
    [InlineData("https://smba.trafficmanager.net/?to=")]
    [InlineData("https://smba.trafficmanager.net/#")]
    [InlineData("http://127.0.0.1:3978/")]
    [InlineData("no address at all")]
    public async Task A_stored_reference_that_was_tampered_with_gets_no_call(string stored)
    {
        await using var host = await ATokenHost.StartAsync();
        var client = host.Clients.Create(stored);

        var outcome = await client.SendToConversationAsync("a:1", OutboundActivity.FromText("Hello."), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => client.GetTeamAsync("19:t", TestContext.Current.CancellationToken));

        Assert.Equal("ServiceUrlRefused", Assert.IsType<SendOutcome.Permanent>(outcome).Code);
        Assert.Equal("ServiceUrlRefused", failure.Code);
        Assert.Equal(0, host.CallsOut);
    }

    [Fact]
    public async Task A_stored_reference_of_Teams_gets_its_call()
    {
        await using var host = await ATokenHost.StartAsync();

        var outcome = await host.Clients.Create(ATokenHost.TeamsUrl).SendToConversationAsync("a:1", OutboundActivity.FromText("Hello."), TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.Done>(outcome);
        Assert.Equal(1, host.CallsOut);
    }
}
