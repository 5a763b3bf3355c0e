using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using Xunit;

namespace CollabBot.Tests.BotFramework.Activities;

public sealed class MalformedActivities
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"type\":}")]
    [InlineData("hello")]
    [InlineData("{} {}")]
    public void What_is_no_JSON_is_told_as_such(string body) =>
        Assert.IsType<ActivityParseOutcome.NotJson>(ActivityParser.Parse(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(200, false)]
    public void Nesting_has_a_bound(int depth, bool isRead)
    {
        var value = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        var body = Captured.Json("message-text-personal").ToJsonString().Replace("\"type\":\"message\"", $"\"type\":\"message\",\"value\":{value}", StringComparison.Ordinal);

        var outcome = ActivityParser.Parse(Encoding.UTF8.GetBytes(body));

        Assert.Equal((isRead, !isRead), (outcome is ActivityParseOutcome.Parsed, outcome is ActivityParseOutcome.TooDeep));
    }

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":[{"b":1,"b":2}]}""")]
    [InlineData("""{"\ud800":1,"b":2}""")]
    public void A_name_that_two_readers_might_take_differently_is_told_as_such(string value)
    {
        var body = Captured.Json("message-text-personal").ToJsonString().Replace("\"type\":\"message\"", $"\"type\":\"message\",\"value\":{value}", StringComparison.Ordinal);

        Assert.IsType<ActivityParseOutcome.AmbiguousNames>(ActivityParser.Parse(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_no_JSON()
    {
        var body = Captured.Bytes("message-text-personal");
        body[body.AsSpan().IndexOf("message"u8)] = 0xFF;

        Assert.IsType<ActivityParseOutcome.NotJson>(ActivityParser.Parse(body));
    }

    [Theory]
    [InlineData("type", null, "type", "nothing")]
    [InlineData("type", "5", "type", "a number")]
    [InlineData("type", "\"\"", "type", "an empty, overlong or broken text")]
    [InlineData("channelId", "null", "channelId", "null")]
    [InlineData("serviceUrl", "[]", "serviceUrl", "an array")]
    [InlineData("serviceUrl", "\"not a url\"", "serviceUrl", "a text that is no URL")]
    [InlineData("conversation", "true", "conversation", "a boolean")]
    [InlineData("conversation", "{}", "conversation.id", "nothing")]
    [InlineData("from", "{\"id\":{}}", "from.id", "an object")]
    [InlineData("recipient", null, "recipient", "nothing")]
    public void A_required_field_is_named_with_what_came_instead(string field, string? value, string named, string came)
    {
        var json = Captured.Json("message-text-personal");
        json.Remove(field);
        if (value is not null)
        {
            json[field] = JsonNode.Parse(value);
        }

        var outcome = Assert.IsType<ActivityParseOutcome.Malformed>(Captured.Parse(json));

        Assert.Equal(named, outcome.Field);
        Assert.Equal(came, outcome.Came);
    }

    [Fact]
    public void An_array_is_no_activity()
    {
        var outcome = Assert.IsType<ActivityParseOutcome.Malformed>(ActivityParser.Parse("[]"u8));

        Assert.Equal(("", "an array"), (outcome.Field, outcome.Came));
    }
}
