using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using Xunit;

namespace CollabBot.Tests.BotFramework.Activities;

public sealed class TolerantReading
{
    private const string Wrong = """[{"deep":[1,true,null]}]""";

    [Theory]
    [InlineData("id")]
    [InlineData("timestamp")]
    [InlineData("localTimestamp")]
    [InlineData("localTimezone")]
    [InlineData("replyToId")]
    [InlineData("text")]
    [InlineData("textFormat")]
    [InlineData("locale")]
    [InlineData("deliveryMode")]
    [InlineData("name")]
    [InlineData("action")]
    [InlineData("topicName")]
    [InlineData("channelData")]
    public void An_optional_field_of_another_type_reads_as_null_and_is_noted(string field)
    {
        var json = Captured.Json("message-text-personal");
        json[field] = JsonNode.Parse(Wrong);

        var activity = Captured.Read(json);

        Assert.Equal([field], activity.IgnoredFields);
    }

    [Theory]
    [InlineData("entities", "5")]
    [InlineData("entities", "[5,null,\"x\",{\"type\":7}]")]
    [InlineData("attachments", "{}")]
    [InlineData("attachments", "[[],{\"contentType\":[]}]")]
    [InlineData("membersAdded", "\"x\"")]
    [InlineData("membersRemoved", "[{\"id\":5},{},null]")]
    [InlineData("reactionsAdded", "[{\"type\":{}}]")]
    public void Lists_leave_out_what_they_cannot_read(string field, string value)
    {
        var json = Captured.Json("message-text-personal");
        json[field] = JsonNode.Parse(value);

        var activity = Captured.Read(json);

        Assert.Empty(activity.MembersAdded);
        Assert.Empty(activity.MembersRemoved);
        Assert.Empty(activity.ReactionsAdded);
        Assert.NotEmpty(activity.IgnoredFields);
    }

    [Theory]
    [InlineData("""{"tenant":5,"team":[],"channel":"x","settings":{"selectedChannel":7},"eventType":{}}""")]
    [InlineData("""{"tenant":{"id":{}},"team":{"id":1},"settings":[]}""")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Broken_channel_data_fails_nothing(string channelData)
    {
        var json = Captured.Json("message-text-personal");
        json["channelData"] = JsonNode.Parse(channelData);

        var activity = Captured.Read(json);

        Assert.Null(activity.Teams.TenantId);
        Assert.Null(activity.Teams.TeamId);
        Assert.Equal(activity.Conversation.TenantId, activity.TenantId);
    }

    [Fact]
    public void Every_optional_field_may_be_null()
    {
        var json = Captured.Json("message-mention-channel");
        foreach (var name in json.Select(member => member.Key).Except(["type", "channelId", "serviceUrl", "conversation", "from", "recipient"]).ToList())
        {
            json[name] = null;
        }

        var activity = Captured.Read(json);

        Assert.Empty(activity.IgnoredFields);
        Assert.Null(activity.Id);
        Assert.Equal("", activity.TextWithoutMention());
    }

    [Fact]
    public void Unknown_fields_are_kept()
    {
        var json = Captured.Json("message-text-personal");
        json["brandNew"] = new JsonObject { ["a"] = 1 };
        json["callerId"] = "urn:botframework:azure";

        var activity = Captured.Read(json);

        Assert.True(activity.Json.TryGetProperty("brandNew", out _));
    }

    [Fact]
    public void A_text_that_is_half_a_character_reads_as_null()
    {
        var body = Encoding.UTF8.GetBytes(Captured.Json("message-text-personal").ToJsonString().Replace("\"text\":\"", "\"text\":\"\\uD800", StringComparison.Ordinal));

        var activity = Assert.IsType<ActivityParseOutcome.Parsed>(ActivityParser.Parse(body)).Activity;

        Assert.Null(activity.Text);
    }

    [Fact]
    public void The_tenant_comes_from_either_place()
    {
        var inConversation = Captured.Json("message-text-personal");
        inConversation.Remove("channelData");
        var inChannelData = Captured.Json("message-text-personal");
        inChannelData["conversation"]!.AsObject().Remove("tenantId");

        Assert.Equal("11111111-1111-4111-8111-111111111111", Captured.Read(inConversation).TenantId);
        Assert.Equal("11111111-1111-4111-8111-111111111111", Captured.Read(inChannelData).TenantId);
    }

    [Fact]
    public void Two_different_tenants_are_refused()
    {
        var json = Captured.Json("message-text-personal");
        json["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";

        Assert.IsType<ActivityParseOutcome.TenantConflict>(Captured.Parse(json));
    }

    [Theory]
    [InlineData("{\"id\":\"a:1\"}", true)]
    [InlineData("{\"id\":\"a:1\",\"isGroup\":true}", false)]
    [InlineData("{\"id\":\"19:x@thread.v2\"}", false)]
    [InlineData("{\"id\":\"x\",\"conversationType\":\"PERSONAL\"}", true)]
    [InlineData("{\"id\":\"a:1\",\"conversationType\":\"groupchat\"}", false)]
    public void A_chat_is_personal_by_its_type_or_by_the_form_of_its_id(string conversation, bool personal)
    {
        var json = Captured.Json("message-text-personal");
        json["conversation"] = JsonNode.Parse(conversation);

        Assert.Equal(personal, Captured.Read(json).IsPersonal);
    }

    [Theory]
    [InlineData("msteams", "msteams")]
    [InlineData("msteams:Copilot", "msteams")]
    public void A_channel_is_what_stands_before_the_colon(string channelId, string channel)
    {
        var json = Captured.Json("message-text-personal");
        json["channelId"] = channelId;

        Assert.Equal(channel, Captured.Read(json).Channel);
    }
}
