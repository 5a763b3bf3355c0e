using System.Globalization;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

public sealed class Pauses
{
    private static readonly DateTimeOffset Nine = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("20")]
    [InlineData("Mon, 04 May 2026 09:00:20 GMT")]
    public async Task A_conversation_is_spared_until_the_time_that_was_asked_for(string retryAfter)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(429, "", "text/plain", ("Retry-After", retryAfter));
        await SendAsync(connector, "19:c@thread.tacv2;messageid=1");
        connector.Answers(201, """{"id":"1"}""");
        connector.Time.Advance(TimeSpan.FromSeconds(5));

        var sameThread = await SendAsync(connector, "19:c@thread.tacv2;messageid=1");
        var otherThread = await SendAsync(connector, "19:c@thread.tacv2;messageid=2");
        var update = await connector.Client.UpdateActivityAsync("19:c@thread.tacv2", "1", OutboundActivity.FromText("x"), Live);
        var newThread = await connector.Client.CreateThreadAsync("t", "19:c@thread.tacv2", OutboundActivity.FromText("x"), Live);

        Assert.All([sameThread, otherThread, update], outcome => Assert.Equal(new SendOutcome.NotAccepted("ConversationPaused", TimeSpan.FromSeconds(15), WasSent: false), outcome));
        Assert.Equal(new CreateConversationOutcome.NotAccepted("ConversationPaused", TimeSpan.FromSeconds(15), WasSent: false), newThread);
        Assert.Single(connector.Requests);
        Assert.Equal(Enumerable.Repeat("held_back ConversationPaused", 4), connector.Counts.All);
        connector.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.IsType<SendOutcome.Done>(await SendAsync(connector, "19:c@thread.tacv2;messageid=2"));
    }

    [Fact]
    public async Task Others_and_reads_go_on()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(429, "", "text/plain", ("Retry-After", "20"));
        await SendAsync(connector, "a:1");
        connector.Answers(201, """{"id":"1"}""");

        Assert.IsType<SendOutcome.Done>(await SendAsync(connector, "a:2"));
        Assert.NotNull(await connector.Client.GetMemberAsync("a:1", "29:a", Live));
    }

    [Fact]
    public async Task Without_a_time_the_sender_decides_how_long_to_wait()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(429);

        await SendAsync(connector, "a:1");
        await SendAsync(connector, "a:1");

        Assert.Equal(2, connector.Requests.Count);
    }

    [Fact]
    public void No_pause_is_longer_than_five_minutes()
    {
        var pauses = new ConversationPauses(new FakeTimeProvider(Nine));

        pauses.Pause("a:1", TimeSpan.FromDays(1));

        Assert.Equal(TimeSpan.FromMinutes(5), pauses.Remaining("a:1"));
    }

    [Fact]
    public void A_bounded_number_is_remembered_and_the_one_that_ends_first_makes_room()
    {
        var time = new FakeTimeProvider(Nine);
        var pauses = new ConversationPauses(time);
        var names = Enumerable.Range(0, BotLimits.RememberedPauses).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        foreach (var name in names)
        {
            pauses.Pause(name, TimeSpan.FromSeconds(name == "7" ? 30 : 60));
        }

        pauses.Pause("one more", TimeSpan.FromSeconds(60));
        Assert.Equal(["7"], names.Where(name => pauses.Remaining(name) is null));
        time.Advance(TimeSpan.FromSeconds(60));
        pauses.Pause("and one", TimeSpan.FromSeconds(60));

        Assert.All(names.Append("one more"), name => Assert.Null(pauses.Remaining(name)));
        Assert.Equal(TimeSpan.FromSeconds(60), pauses.Remaining("and one"));
    }

    private static Task<SendOutcome> SendAsync(LoopbackConnector connector, string conversation) =>
        connector.Client.SendToConversationAsync(conversation, OutboundActivity.FromText("x"), Live);
}
