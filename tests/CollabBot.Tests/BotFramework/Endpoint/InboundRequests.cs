using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Tests.BotFramework.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Endpoint;

public sealed class InboundRequests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_posts_are_served(string method)
    {
        await using var host = await ABotHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/messages", UriKind.Relative));

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_256_KB(int over, HttpStatusCode status)
    {
        await using var host = await ABotHost.StartAsync();
        var body = Captured.Json("message-text-personal").ToJsonString();

        using var response = await host.PostAsync(body.PadRight(BotLimits.MaxRequestBytes + over));

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("{", "BadSyntax", "The body is not JSON: reading stopped in line 1, byte 2.")]
    [InlineData("[]", "BadArgument", "The body is an array; it must be an object.")]
    [InlineData("{}", "BadArgument", "type is nothing; it must be the activity's type, such as \"message\".")]
    [InlineData("{\"type\":1}", "BadArgument", "type is a number; it must be the activity's type, such as \"message\".")]
    public async Task A_malformed_body_is_told_what_is_wrong(string body, string code, string message)
    {
        await using var host = await ABotHost.StartAsync();

        using var response = await host.PostAsync(body);

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal((code, message), (error["code"]!.GetValue<string>(), error["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Two_tenants_in_one_activity_are_refused()
    {
        await using var host = await ABotHost.StartAsync();
        var json = Captured.Json("message-text-personal");
        json["channelData"]!["tenant"]!["id"] = "other";

        using var response = await host.PostAsync(json);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_another_content_type_is_refused()
    {
        await using var host = await ABotHost.StartAsync();

        using var response = await host.PostAsync("{}", "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("identity, gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("Identity", HttpStatusCode.OK)]
    public async Task Nothing_is_unpacked(string encoding, HttpStatusCode status)
    {
        await using var host = await ABotHost.StartAsync();
        using var content = new StringContent(Captured.Json("message-text-personal").ToJsonString(), Encoding.UTF8, "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        using var response = await host.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_nests_too_deeply_is_told_the_bound()
    {
        await using var host = await ABotHost.StartAsync();

        using var response = await host.PostAsync(new string('[', 10_000) + new string(']', 10_000));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("deeper than 32 levels", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up_after_ten_seconds_and_the_connection_with_it()
    {
        var time = new SignallingTime();
        await using var host = await ARealHost.StartAsync(new Idle(), time);
        using var refusals = new Refusals(host.Services.GetRequiredService<IMeterFactory>());
        using var connection = new RawConnection(host.Address);
        var request = RawConnection.Request(Captured.Bytes("message-text-personal"));

        connection.Send(request.AsSpan(0, request.Length - 1));
        await time.TimerMade;
        time.Advance(BotLimits.BodyTimeout);
        var answer = connection.Receive();

        Assert.Equal((408, true), (answer.Status, answer.Closes));
        Assert.Equal(["too_slow"], refusals.Reasons);
    }

    [Fact]
    public async Task An_unknown_type_is_fine_and_an_unknown_invoke_is_not_implemented()
    {
        await using var host = await ABotHost.StartAsync();
        var unknown = Captured.Json("message-text-personal");
        unknown["type"] = "brandNew";
        var invoke = Captured.Json("invoke-adaptiveCard-action-personal");
        invoke["name"] = "brand/new";

        using var toUnknown = await host.PostAsync(unknown);
        using var toInvoke = await host.PostAsync(invoke);

        Assert.Equal(HttpStatusCode.OK, toUnknown.StatusCode);
        Assert.Equal(HttpStatusCode.NotImplemented, toInvoke.StatusCode);
        Assert.Equal(0, toInvoke.Content.Headers.ContentLength ?? 0);
    }

    [Fact]
    public async Task The_answer_to_an_invoke_is_the_response()
    {
        await using var host = await ABotHost.StartAsync((_, _) => Task.FromResult<InvokeResponse?>(InvokeResponse.Message("Saved.")));

        using var response = await host.PostAsync(Captured.Json("invoke-adaptiveCard-action-personal"));

        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Saved."}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed class Idle : IBot
    {
        public Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) => Task.FromResult<InvokeResponse?>(null);
    }

    /// <summary>Time that tells when somebody begins to wait.</summary>
    private sealed class SignallingTime : FakeTimeProvider
    {
        private readonly TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task TimerMade => _made.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == BotLimits.BodyTimeout)
            {
                _made.TrySetResult();
            }

            return timer;
        }
    }
}
