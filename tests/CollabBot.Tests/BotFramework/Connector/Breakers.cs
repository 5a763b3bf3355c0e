using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

public sealed class Breakers
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_run_of_failures_nothing_goes_out_for_a_while()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        await BreakAsync(connector);
        connector.Answers(201, """{"id":"1"}""");
        connector.Time.Advance(TimeSpan.FromSeconds(5));

        var outcome = await SendAsync(connector);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => connector.Client.GetTeamAsync("19:t", Live));

        Assert.Equal(new SendOutcome.NotAccepted("BreakerOpen", TimeSpan.FromSeconds(10), WasSent: false), outcome);
        Assert.Equal("BreakerOpen", failure.Code);
        Assert.Equal(5, connector.Requests.Count);
        Assert.Equal(["held_back BreakerOpen", "held_back BreakerOpen"], connector.Counts.All);
    }

    [Fact]
    public async Task Then_one_goes_out_and_when_it_succeeds_so_do_all()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        await BreakAsync(connector);
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        connector.Answer = async context =>
        {
            arrived.TrySetResult();
            await answer.Task;
            context.Response.StatusCode = StatusCodes.Status201Created;
        };
        connector.Time.Advance(Pause);

        var probe = SendAsync(connector);
        await arrived.Task;
        var meanwhile = await SendAsync(connector);
        answer.SetResult();

        Assert.Equal("BreakerOpen", Assert.IsType<SendOutcome.NotAccepted>(meanwhile).Code);
        Assert.IsType<SendOutcome.Done>(await probe);
        Assert.IsType<SendOutcome.Done>(await SendAsync(connector));
        Assert.Equal(7, connector.Requests.Count);
    }

    [Fact]
    public async Task When_that_one_fails_the_wait_begins_anew()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        await BreakAsync(connector);
        connector.Time.Advance(Pause);

        Assert.Equal(new SendOutcome.Unknown("BadGateway"), await SendAsync(connector));
        connector.Answers(201);

        Assert.Equal(new SendOutcome.NotAccepted("BreakerOpen", Pause, WasSent: false), await SendAsync(connector));
        connector.Time.Advance(Pause);
        Assert.IsType<SendOutcome.Done>(await SendAsync(connector));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(501)]
    public async Task Whoever_refuses_works(int status)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(status);

        for (var i = 0; i < 20; i++)
        {
            await SendAsync(connector);
        }

        Assert.Equal(20, connector.Requests.Count);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_given_a_rest_and_others_are_not()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201);
        string nobody;
        await using (var gone = await LoopbackConnector.StartAsync())
        {
            nobody = gone.Url;
        }

        var away = connector.Clients.Create(nobody);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(new SendOutcome.NotAccepted("ConnectionError", WasSent: false), await away.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live));
        }

        Assert.Equal("BreakerOpen", Assert.IsType<SendOutcome.NotAccepted>(await away.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live)).Code);
        Assert.IsType<SendOutcome.Done>(await SendAsync(connector));
    }

    [Fact]
    public async Task Callers_who_give_up_on_a_host_that_does_not_answer_count_as_failures()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            using var patience = new CancellationTokenSource();
            connector.Answer = async context =>
            {
                await patience.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            };
            Assert.Equal(new SendOutcome.Unknown("Cancelled"), await connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), patience.Token));
        }

        Assert.Equal("BreakerOpen", Assert.IsType<SendOutcome.NotAccepted>(await SendAsync(connector)).Code);
    }

    private static async Task BreakAsync(LoopbackConnector connector)
    {
        connector.Answers(502);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(new SendOutcome.Unknown("BadGateway"), await SendAsync(connector));
        }
    }

    private static Task<SendOutcome> SendAsync(LoopbackConnector connector) =>
        connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live);
}
