using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

/// <summary>A host that answers every read and takes no send: reads say nothing of it.</summary>
public sealed class SendsThatFailAlone : IAsyncLifetime
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private LoopbackConnector _connector = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IEnumerable<string> Sent => _connector.Requests.Where(request => request.Method == HttpMethods.Post).Select(request => request.Target);

    private IEnumerable<string> Read => _connector.Requests.Where(request => request.Method == HttpMethods.Get).Select(request => request.Target);

    public async ValueTask InitializeAsync()
    {
        _connector = await LoopbackConnector.StartAsync();
        _connector.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Method == HttpMethods.Get ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("""{"id":"1"}""");
        };
        for (var i = 0; i < 5; i++)
        {
            Assert.IsType<SendOutcome.Unknown>(await SendAsync());
        }
    }

    public ValueTask DisposeAsync() => _connector.DisposeAsync();

    [Fact]
    public async Task The_sender_is_told_for_how_long_and_no_read_is_made_to_find_out()
    {
        Assert.IsType<SendOutcome.NotAccepted>(await SendAsync());

        Assert.Equal(Pause, await ClosedForAsync());
        _connector.Time.Advance(Pause);
        Assert.Null(await ClosedForAsync());
        Assert.Equal(TimeSpan.FromSeconds(5), await ClosedForAsync());
        Assert.Empty(Read);
    }

    [Fact]
    public async Task Each_trial_costs_one_send_however_many_wait_for_it()
    {
        await SendAsync();
        for (var trial = 0; trial < 4; trial++)
        {
            _connector.Time.Advance(Pause);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await ClosedForAsync() is null ? await SendAsync() : null));
        }

        Assert.Equal(5 + 4, Sent.Count());
        Assert.Equal(Pause, await ClosedForAsync());
    }

    [Fact]
    public async Task A_send_that_succeeds_again_opens_the_way_for_all()
    {
        await SendAsync();
        _connector.Answers(201, """{"id":"1"}""");
        _connector.Time.Advance(Pause);

        Assert.Null(await ClosedForAsync());
        Assert.IsType<SendOutcome.Done>(await SendAsync());

        Assert.True(_connector.Clients.IsOpenEverywhere);
        Assert.Null(await ClosedForAsync());
    }

    [Fact]
    public async Task Reads_beside_the_sends_keep_the_breaker_closed_only_while_they_are_more()
    {
        await SendAsync();
        _connector.Time.Advance(Pause);

        Assert.NotNull(await _connector.Client.GetTeamAsync("19:t", Live));
        Assert.True(_connector.Clients.IsOpenEverywhere);
        var failed = 0;
        while (await SendAsync() is SendOutcome.Unknown)
        {
            failed++;
        }

        Assert.InRange(failed, 1, 5);
        Assert.NotNull(await ClosedForAsync());
    }

    private Task<TimeSpan?> ClosedForAsync() => _connector.Client.ClosedForAsync("19:t", Live);

    private Task<SendOutcome> SendAsync() => _connector.Client.SendToConversationAsync("a:1", OutboundActivity.FromText("x"), Live);
}
