using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using Xunit;

namespace CollabBot.Tests.BotFramework.Activities;

public sealed class Mentions
{
    [Theory]
    [InlineData("<at>Spike Bot</at> report", "report")]
    [InlineData("report <at>Spike Bot</at>&nbsp;", "report")]
    [InlineData("<at>Spike Bot</at> <at>Spike Bot</at> go", "go")]
    [InlineData("ask <at>Ada</at> about Spike Bot", "ask <at>Ada</at> about Spike Bot")]
    public void Only_the_mention_of_the_bot_is_removed(string text, string expected)
    {
        var json = Captured.Json("message-mention-channel");
        json["text"] = text;
        json["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>Ada</at>",
            ["mentioned"] = new JsonObject { ["id"] = "29:1-user-ada" },
        });

        Assert.Equal(expected, Captured.Read(json).TextWithoutMention());
    }

    [Fact]
    public void A_text_that_looks_like_a_mention_but_has_another_id_stays()
    {
        var json = Captured.Json("message-mention-channel");
        json["entities"]![0]!["mentioned"]!["id"] = "28:someone-else";

        var activity = Captured.Read(json);

        Assert.False(activity.MentionsBot);
        Assert.StartsWith("<at>", activity.TextWithoutMention(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_escaped_in_the_text_and_beside_it()
    {
        var mention = MentionEntity.Of("29:x", "A <b> & c");

        Assert.Equal("<at>A &lt;b&gt; &amp; c</at>", mention.Text);
        Assert.Equal("A &lt;b&gt; &amp; c", mention.Mentioned.Name);
    }
}
