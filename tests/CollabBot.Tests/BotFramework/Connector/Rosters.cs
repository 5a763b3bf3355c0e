using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

public sealed class Rosters
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_roster_is_read_to_its_last_page()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answer = context => context.Response.WriteAsync(context.Request.Query["continuationToken"].ToString() switch
        {
            "" => """{"members":[{"id":"29:1","objectId":"o1","userRole":"User"},{"noId":1},7],"continuationToken":"a+/="}""",
            "a+/=" => """{"members":[],"continuationToken":"b"}""",
            _ => """{"members":[{"id":"29:2","aadObjectId":"o2","objectId":"other","userRole":"Guest"}],"continuationToken":""}""",
        });

        var members = new List<TeamsChannelAccount>();
        await foreach (var member in connector.Client.GetMembersAsync("19:t", Token))
        {
            members.Add(member);
        }

        Assert.Equal([("29:1", "o1", false), ("29:2", "o2", true)], members.Select(member => (member.Id, member.AadObjectId!, member.IsGuest)));
        Assert.Equal(3, connector.Requests.Count);
    }

    [Theory]
    [InlineData(200, """{"members":[],"continuationToken":"same"}""", 200, "ContinuationRepeated")]
    [InlineData(200, "", 200, "NoJsonObject")]
    [InlineData(200, "[]", 200, "NoJsonObject")]
    [InlineData(503, "<html>", 503, "ServiceUnavailable")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", 403, "BotNotInConversationRoster")]
    public async Task A_page_that_cannot_be_read_is_no_short_roster(int answer, string body, int status, string code)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(answer, body);

        var problem = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var member in connector.Client.GetMembersAsync("19:t", Token))
            {
                Assert.Fail(member.Id);
            }
        });

        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task One_member_is_found_or_is_nobody()
    {
        await using var connector = await LoopbackConnector.StartAsync();

        connector.Answers(200, """{"id":"29:1","objectId":"o1"}""");
        Assert.Equal("o1", (await connector.Client.GetMemberAsync("19:t", "29:1", Token))!.AadObjectId);
        connector.Answers(404, """{"error":{"code":"MemberNotFoundInConversation"}}""");
        Assert.Null(await connector.Client.GetMemberAsync("19:t", "29:1", Token));
        connector.Answers(404, """{"error":{"code":"ConversationNotFound"}}""");
        await Assert.ThrowsAsync<ConnectorException>(() => connector.Client.GetMemberAsync("19:t", "29:1", Token));
    }

    [Fact]
    public async Task A_team_and_its_channels_are_read()
    {
        await using var connector = await LoopbackConnector.StartAsync();

        connector.Answers(200, """{"id":"19:t","name":"Spike","aadGroupId":"g","memberCount":6}""");
        Assert.Equal(new TeamDetails("19:t", "Spike", "g", null, 6, null), await connector.Client.GetTeamAsync("19:t", Token));
        connector.Answers(200, """{"conversations":[{"id":"19:t"},{"id":"19:c","name":"Ops"},{}]}""");
        Assert.Equal([new ChannelInfo("19:t", null), new ChannelInfo("19:c", "Ops")], await connector.Client.GetChannelsAsync("19:t", Token));
    }
}
