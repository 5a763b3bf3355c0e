using Azure.Core;
using Azure.Identity;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using CollabBot.Tests.BotFramework.Authentication;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

public sealed class SignedInCalls
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(2);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_carries_the_token()
    {
        var credential = new FakeCredential();
        await using var connector = await LoopbackConnector.StartAsync(credential);
        connector.Answers(200, """{"id":"1"}""");

        await SendAsync(connector);
        await connector.Client.UpdateActivityAsync("a:1", "1", OutboundActivity.FromText("x"), Live);
        await connector.Client.DeleteActivityAsync("a:1", "1", Live);
        await connector.Client.CreateConversationAsync("t", "29:a", null, Live);
        await connector.Client.GetTeamAsync("19:t", Live);

        Assert.Equal(Enumerable.Repeat("Bearer token-1", 5), connector.Authorizations);
        Assert.Equal(["https://api.botframework.com/.default"], credential.Requests.Single().Scopes);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://127.0.0.1@evil.example/")]
    [InlineData("http://192.168.1.5/")]
    public async Task For_another_host_no_token_is_even_fetched(string serviceUrl)
    {
        var credential = new FakeCredential();
        await using var connector = await LoopbackConnector.StartAsync(credential);

        var outcome = await connector.Clients.Create(serviceUrl).SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live);

        Assert.Equal(ConnectorFault.AddressRefused, Assert.IsType<SendOutcome.Permanent>(outcome).Fault);
        Assert.Equal(0, credential.Asked);
    }

    [Fact]
    public async Task A_redirection_takes_no_token_along()
    {
        await using var evil = await LoopbackConnector.StartAsync();
        await using var connector = await LoopbackConnector.StartAsync(new FakeCredential());
        connector.Answers(307, "", "text/plain", ("Location", evil.Url + "/"));

        await SendAsync(connector);

        Assert.Equal(["Bearer token-1"], connector.Authorizations);
        Assert.Empty(evil.Requests);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_replaced_and_the_call_repeated_once()
    {
        var credential = new FakeCredential();
        await using var connector = await LoopbackConnector.StartAsync(credential);
        connector.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Headers.Authorization == "Bearer token-2" ? 201 : 401;
            return context.Response.WriteAsync("""{"id":"17"}""", Live);
        };
        await connector.Client.GetTeamAsync("19:t", Live).ContinueWith(_ => { }, TaskScheduler.Default);
        connector.Time.Advance(AWhile);
        connector.Authorizations.Clear();

        var outcome = await SendAsync(connector);

        Assert.Equal(new SendOutcome.Done("17"), outcome);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], connector.Authorizations);
        Assert.Contains("nbf", credential.Requests.Last().Claims, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_refused_again_is_surfaced_and_a_new_one_is_not_replaced()
    {
        var credential = new FakeCredential();
        await using var connector = await LoopbackConnector.StartAsync(credential);
        connector.Answers(401);
        await SendAsync(connector);
        connector.Time.Advance(AWhile);
        connector.Authorizations.Clear();

        var first = await SendAsync(connector);
        var second = await SendAsync(connector);

        Assert.Equal(new SendOutcome.NotAccepted("Unauthorized"), first);
        Assert.Equal(first, second);
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-2"], connector.Authorizations);
        Assert.Equal(2, credential.Asked);
    }

    [Fact]
    public async Task When_the_authority_gives_the_same_token_the_call_is_not_repeated()
    {
        var credential = new FakeCredential((_, _) => Task.FromResult(new AccessToken("the only one", DateTimeOffset.MaxValue)));
        await using var connector = await LoopbackConnector.StartAsync(credential);
        connector.Answers(401, """{"error":{"code":"BotNotRegistered"}}""");
        await SendAsync(connector);
        connector.Time.Advance(AWhile);

        var outcome = await SendAsync(connector);

        Assert.Equal(ConnectorFault.BotNotRegistered, Assert.IsType<SendOutcome.Permanent>(outcome).Fault);
        Assert.Equal(2, connector.Requests.Count);
        Assert.Equal(2, credential.Asked);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_outcome_says_when_to_try_again()
    {
        await using var connector = await LoopbackConnector.StartAsync(new FakeCredential((_, _) => throw new AuthenticationFailedException("no")));

        var first = await SendAsync(connector);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => connector.Client.GetTeamAsync("19:t", Live));

        Assert.Equal(new SendOutcome.NotAccepted("SignInFailed", TimeSpan.FromSeconds(2), WasSent: false), first);
        Assert.Equal(("SignInFailed", TimeSpan.FromSeconds(2)), (failure.Code, failure.RetryAfter));
        Assert.Empty(connector.Requests);
        Assert.Equal(["held_back SignInFailed", "held_back SignInFailed"], connector.Counts.All);
    }

    [Fact]
    public async Task No_log_holds_a_token_or_what_was_said()
    {
        const string Canary = "canary-7f3a";
        var credential = new FakeCredential((_, number) => number < 3
            ? Task.FromResult(new AccessToken($"{Canary}-{number}", DateTimeOffset.MaxValue))
            : throw new AuthenticationFailedException($"AADSTS7000215: {Canary}", new InvalidOperationException(Canary)));
        await using var connector = await LoopbackConnector.StartAsync(credential);
        foreach (var status in (int[])[201, 401, 401, 429, 500, 502, 502, 502, 502, 502, 502])
        {
            connector.Answers(status, $$$"""{"error":{"code":"Odd","message":"{{{Canary}}}"}}""");
            await connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText(Canary), Live);
            connector.Time.Advance(AWhile);
        }

        Assert.Contains("refused", connector.Logs, StringComparison.Ordinal);
        Assert.Contains("AADSTS7000215", connector.Logs, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, connector.Logs, StringComparison.Ordinal);
        Assert.NotEmpty(connector.Authorizations);
    }

    private static Task<SendOutcome> SendAsync(LoopbackConnector connector) =>
        connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live);
}
