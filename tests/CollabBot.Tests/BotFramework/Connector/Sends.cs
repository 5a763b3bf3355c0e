using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

public sealed class Sends
{
    private const string OldShape = """{"errorCode":209,"message":"{\r\n \"subCode\": \"MessageWritesBlocked\"}"}""";

    public static TheoryData<int, string, SendOutcome> Answers => new()
    {
        { 201, """{"id":"17"}""", new SendOutcome.Done("17") },
        { 200, """{"id":5}""", new SendOutcome.Done(null) },
        { 202, "", new SendOutcome.Done(null) },
        { 201, "<html>", new SendOutcome.Done(null) },
        { 429, Error("Throttled"), new SendOutcome.NotAccepted("Throttled") },
        { 429, "", new SendOutcome.NotAccepted("TooManyRequests") },
        { 412, Error("PreconditionFailed"), new SendOutcome.NotAccepted("PreconditionFailed") },
        { 401, "", new SendOutcome.NotAccepted("Unauthorized") },
        { 401, Error("BotNotRegistered"), new SendOutcome.Permanent(401, "BotNotRegistered") },
        { 408, "", new SendOutcome.Unknown("RequestTimeout") },
        { 500, Error("ServiceError"), new SendOutcome.Unknown("ServiceError") },
        { 502, "<html>Bad gateway</html>", new SendOutcome.Unknown("BadGateway") },
        { 503, "", new SendOutcome.Unknown("ServiceUnavailable") },
        { 504, "", new SendOutcome.Unknown("GatewayTimeout") },
        { 400, Error("BadSyntax"), new SendOutcome.Permanent(400, "BadSyntax") },
        { 400, Error("Bad Argument"), new SendOutcome.Permanent(400, "Bad Argument") },
        { 403, OldShape, new SendOutcome.Permanent(403, "MessageWritesBlocked") },
        { 403, """{"errorCode":209,"message":"blocked"}""", new SendOutcome.Permanent(403, "errorCode 209") },
        { 403, """{"error":"odd"}""", new SendOutcome.Permanent(403, "Forbidden") },
        { 403, """{"error":{"code":"Ada <ada@contoso.example>"}}""", new SendOutcome.Permanent(403, "Forbidden") },
        { 404, Error("ActivityNotFoundInConversation"), new SendOutcome.Permanent(404, "ActivityNotFoundInConversation") },
        { 413, "<html>too big</html>", new SendOutcome.Permanent(413, "RequestEntityTooLarge") },
        { 501, "", new SendOutcome.Permanent(501, "NotImplemented") },
    };

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task Each_answer_has_its_class(int status, string body, SendOutcome expected)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(status, body, body.StartsWith('<') ? "text/html" : "application/json");

        var outcome = await SendAsync(connector);

        Assert.Equal(expected, outcome);
        Assert.Single(connector.Requests);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 04 May 2026 09:00:20 GMT", 20)]
    [InlineData("Mon, 04 May 2026 08:00:00 GMT", 0)]
    public async Task The_wait_that_the_connector_asks_for_is_told(string retryAfter, int seconds)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(429, "", "text/plain", ("Retry-After", retryAfter));

        var outcome = Assert.IsType<SendOutcome.NotAccepted>(await SendAsync(connector));

        Assert.Equal(TimeSpan.FromSeconds(seconds), outcome.RetryAfter);
    }

    [Fact]
    public async Task Ids_are_escaped_and_the_body_is_JSON_in_UTF8()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201, """{"id":"1"}""");

        await connector.Client.SendToConversationAsync("19:a@thread.tacv2;messageid=1", OutboundActivity.FromText("Grüße"), Token);
        await connector.Client.UpdateActivityAsync("a:1/..", "f:2?x", OutboundActivity.FromText("b"), Token);
        await connector.Client.DeleteActivityAsync("a:1", "2", Token);

        var requests = connector.Requests.ToArray();
        Assert.Equal(("POST", "/_connector/v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D1/activities", "application/json; charset=utf-8", """{"type":"message","text":"Grüße"}"""), requests[0]);
        Assert.Equal(("PUT", "/_connector/v3/conversations/a%3A1%2F../activities/f%3A2%3Fx"), (requests[1].Method, requests[1].Target));
        Assert.Equal(("DELETE", "/_connector/v3/conversations/a%3A1/activities/2", "", ""), requests[2]);
        await Assert.ThrowsAsync<ArgumentException>(() => connector.Client.DeleteActivityAsync("..", "2", Token));
    }

    [Fact]
    public async Task No_answer_within_the_time_limit_is_unknown()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var asked = new TaskCompletionSource();
        connector.Answer = async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        var sending = SendAsync(connector);
        await asked.Task;
        connector.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new SendOutcome.Unknown("Timeout"), await sending);
    }

    [Fact]
    public async Task Being_cancelled_after_it_went_out_is_unknown_and_before_it_is_a_cancellation()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        using var cancellation = new CancellationTokenSource();
        connector.Answer = async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        var outcome = await connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), cancellation.Token);

        Assert.Equal(new SendOutcome.Unknown("Cancelled"), outcome);
        await Assert.ThrowsAsync<OperationCanceledException>(() => connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), cancellation.Token));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_unknown_and_is_not_tried_again()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.IsType<SendOutcome.Unknown>(await SendAsync(connector));
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task A_refused_connection_was_not_accepted()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var client = connector.Clients.Create("http://127.0.0.1:1/");

        Assert.Equal(new SendOutcome.NotAccepted("ConnectionError", WasSent: false), await client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Token));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(308, "", "text/plain", ("Location", connector.Url + "/elsewhere"));

        Assert.Equal(new SendOutcome.Permanent(308, "PermanentRedirect"), await SendAsync(connector));
        Assert.Single(connector.Requests);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("http://localhost@evil.example/")]
    [InlineData("http://user@localhost/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("file:///etc/")]
    [InlineData("nonsense")]
    public async Task A_foreign_address_is_never_called(string serviceUrl)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var client = connector.Clients.Create(serviceUrl);

        Assert.Equal(new SendOutcome.Permanent(0, "ServiceUrlRefused"), await client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Token));
        Assert.Equal("ServiceUrlRefused", (await Assert.ThrowsAsync<ConnectorException>(() => client.GetTeamAsync("19:t", Token))).Code);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Error(string code) => $$$"""{"error":{"code":"{{{code}}}","message":"m"}}""";

    private static Task<SendOutcome> SendAsync(LoopbackConnector connector) =>
        connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Token);
}
