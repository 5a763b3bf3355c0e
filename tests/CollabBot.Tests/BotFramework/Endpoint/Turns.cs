using System.Net;
using System.Text.Json.Nodes;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Tests.BotFramework.Connector;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CollabBot.Tests.BotFramework.Endpoint;

public sealed class Turns
{
    [Fact]
    public async Task An_invoke_delivered_twice_runs_once_and_has_one_answer()
    {
        var runs = 0;
        var answer = new TaskCompletionSource<InvokeResponse?>();
        var started = new TaskCompletionSource();
        await using var host = await ABotHost.StartAsync((_, _) =>
        {
            runs++;
            started.SetResult();
            return answer.Task;
        });
        var invoke = Captured.Json("invoke-adaptiveCard-action-personal");

        var first = host.PostAsync(invoke);
        await started.Task;
        var inFlight = host.PostAsync(invoke);
        answer.SetResult(InvokeResponse.Message("Saved."));
        using var later = await host.PostAsync(invoke);

        var bodies = new[] { await BodyAsync(await first), await BodyAsync(await inFlight), await BodyAsync(later) };
        Assert.Equal(1, runs);
        Assert.Single(bodies.Distinct());
        Assert.Contains("Saved.", bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoke_that_failed_runs_again_when_it_is_delivered_again()
    {
        var runs = 0;
        await using var host = await ABotHost.StartAsync((_, _) => ++runs == 1
            ? throw new InvalidOperationException("the store is busy")
            : Task.FromResult<InvokeResponse?>(InvokeResponse.Message("Saved.")));
        var invoke = Captured.Json("invoke-adaptiveCard-action-personal");

        using var first = await host.PostAsync(invoke);
        using var second = await host.PostAsync(invoke);
        using var third = await host.PostAsync(invoke);

        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK], [first.StatusCode, second.StatusCode, third.StatusCode]);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_turn_is_forgotten_after_ten_minutes_and_another_id_or_name_is_another_turn()
    {
        var runs = 0;
        await using var host = await ABotHost.StartAsync((_, _) =>
        {
            runs++;
            return Task.FromResult<InvokeResponse?>(null);
        });
        var invoke = Captured.Json("invoke-adaptiveCard-action-personal");

        await PostAsync(host, invoke);
        host.Time.Advance(BotLimits.TurnMemory - TimeSpan.FromTicks(1));
        await PostAsync(host, invoke);
        Assert.Equal(1, runs);
        host.Time.Advance(TimeSpan.FromTicks(1));
        await PostAsync(host, invoke);
        Assert.Equal(2, runs);
        invoke["name"] = "task/fetch";
        await PostAsync(host, invoke);
        invoke["id"] = "another";
        await PostAsync(host, invoke);
        Assert.Equal(4, runs);
    }

    [Fact]
    public async Task The_memory_of_turns_is_bounded()
    {
        await using var host = await ABotHost.StartAsync();
        var recent = host.Service<RecentTurns>();

        for (var i = 0; i < BotLimits.RememberedTurns + 10; i++)
        {
            await recent.RunOnceAsync(new TurnKey("t", "c", $"{i}", "message", ""), () => Task.FromResult<InvokeResponse?>(null), () => Assert.Fail("No duplicate."));
        }

        Assert.Equal(BotLimits.RememberedTurns, recent.Count);
    }

    [Fact]
    public async Task Turns_of_one_conversation_come_one_after_the_other_and_others_do_not_wait()
    {
        var order = new List<string>();
        var release = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        await using var host = await ABotHost.StartAsync(async (turn, _) =>
        {
            lock (order)
            {
                order.Add("begin " + turn.Activity.Id);
            }

            if (turn.Activity.Id == "1")
            {
                started.SetResult();
                await release.Task;
            }

            lock (order)
            {
                order.Add("end " + turn.Activity.Id);
            }

            return null;
        });

        var first = PostAsync(host, Message("1", "a:1"));
        await started.Task;
        var second = PostAsync(host, Message("2", "a:1"));
        await PostAsync(host, Message("3", "a:2"));
        release.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(["begin 1", "begin 3", "end 3", "end 1", "begin 2", "end 2"], order);
        Assert.Equal(0, host.Service<ConversationLocks>().Count);
    }

    [Fact]
    public async Task A_turn_ends_at_its_deadline()
    {
        var started = new TaskCompletionSource();
        await using var host = await ABotHost.StartAsync(async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return null;
        });

        var posting = host.PostAsync(Captured.Json("invoke-adaptiveCard-action-personal"));
        await started.Task;
        host.Time.Advance(BotLimits.TurnDeadline);

        using var response = await posting;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(0, host.Service<ConversationLocks>().Count);
    }

    [Fact]
    public async Task A_turn_outlives_a_caller_that_hangs_up()
    {
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var ended = new TaskCompletionSource<bool>();
        await using var host = await ABotHost.StartAsync(async (_, token) =>
        {
            started.SetResult();
            await release.Task;
            ended.SetResult(token.IsCancellationRequested);
            return null;
        });
        using var hangUp = new CancellationTokenSource();

        var posting = host.PostUntilAsync(Message("1", "a:1"), hangUp.Token);
        await started.Task;
        await hangUp.CancelAsync();
        release.SetResult();

        Assert.False(await ended.Task);
        await Task.WhenAny(posting);
    }

    [Fact]
    public async Task A_turn_that_is_under_way_when_the_host_is_asked_to_stop_is_seen_to_its_end()
    {
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var ended = new TaskCompletionSource<bool>();
        await using var host = await ABotHost.StartAsync(async (_, token) =>
        {
            started.SetResult();
            await release.Task;
            ended.SetResult(token.IsCancellationRequested);
            return InvokeResponse.Message("saved");
        });

        var posting = host.PostAsync(Captured.Json("invoke-adaptiveCard-action-personal"));
        await started.Task;
        host.Service<IHostApplicationLifetime>().StopApplication();
        release.SetResult();

        Assert.False(await ended.Task);
        using var answer = await posting;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_message_that_fails_is_told_to_its_sender_and_an_invoke_is_answered_with_500()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        await using var host = await ABotHost.StartAsync((_, _) => throw new InvalidOperationException("secret detail"));
        var message = Message("1", "a:1");
        message["serviceUrl"] = connector.Url;

        using var toMessage = await host.PostAsync(message);
        using var toInvoke = await host.PostAsync(Captured.Json("invoke-adaptiveCard-action-personal"));
        using var toEvent = await host.PostAsync(Captured.Json("mock-userAdded-channel"));

        Assert.Equal(HttpStatusCode.OK, toMessage.StatusCode);
        var told = connector.Requests.Single();
        Assert.Equal("/v3/conversations/a%3A1/activities", told.Target);
        Assert.Contains(new TurnTexts().Failed, told.Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.InternalServerError, ""), (toInvoke.StatusCode, await BodyAsync(toInvoke)));
        Assert.Equal(HttpStatusCode.OK, toEvent.StatusCode);
    }

    private static JsonObject Message(string id, string conversation)
    {
        var json = Captured.Json("message-text-personal");
        json["id"] = id;
        json["conversation"]!["id"] = conversation;
        return json;
    }

    private static async Task PostAsync(ABotHost host, JsonObject activity)
    {
        using var response = await host.PostAsync(activity);
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }
}
