using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

public sealed class Conversations
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_personal_chat_is_created_without_a_message()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201, """{"id":"a:9"}""");

        var outcome = await connector.Client.CreateConversationAsync("tenant", "29:ada", "28:bot", Token);

        Assert.Equal(new CreateConversationOutcome.Created("a:9", null), outcome);
        Assert.Equal("""{"isGroup":false,"tenantId":"tenant","members":[{"id":"29:ada"}],"bot":{"id":"28:bot"}}""", connector.Requests.Single().Body);
    }

    [Fact]
    public async Task A_thread_is_created_with_its_first_message()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201, """{"id":"19:c;messageid=5","activityId":"5"}""");

        var outcome = await connector.Client.CreateThreadAsync("tenant", "19:c", OutboundActivity.FromText("Plan"), Token);

        Assert.Equal(new CreateConversationOutcome.Created("19:c;messageid=5", "5"), outcome);
        Assert.Equal(
            """{"isGroup":true,"tenantId":"tenant","channelData":{"channel":{"id":"19:c"}},"activity":{"type":"message","text":"Plan"}}""",
            connector.Requests.Single().Body);
    }

    [Fact]
    public async Task Other_answers_have_the_classes_of_a_send()
    {
        await using var connector = await LoopbackConnector.StartAsync();

        connector.Answers(201);
        Assert.Equal(new CreateConversationOutcome.Unknown("NoConversationId"), await CreateAsync(connector));
        connector.Answers(429, "", "text/plain", ("Retry-After", "3"));
        Assert.Equal(new CreateConversationOutcome.NotAccepted("TooManyRequests", TimeSpan.FromSeconds(3)), await CreateAsync(connector));
        connector.Time.Advance(TimeSpan.FromSeconds(3));
        connector.Answers(502);
        Assert.Equal(new CreateConversationOutcome.Unknown("BadGateway"), await CreateAsync(connector));
        connector.Answers(403, """{"error":{"code":"ForbiddenOperationException"}}""");
        Assert.Equal(new CreateConversationOutcome.Permanent(403, "ForbiddenOperationException"), await CreateAsync(connector));
    }

    private static Task<CreateConversationOutcome> CreateAsync(LoopbackConnector connector) => connector.Client.CreateConversationAsync("t", "29:a", null, Token);
}
