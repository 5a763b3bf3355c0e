using System.Text.Json;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Tests.BotFramework.AdaptiveCards;
using CollabBot.Tests.Cards;
using Xunit;

namespace CollabBot.Tests.BotFramework.Activities;

public sealed class InvokeResponses
{
    [Fact]
    public void A_card_replaces_the_card_acted_on()
    {
        var response = InvokeResponse.Card(ACard.Minimal());

        var body = response.ToJsonNode()!;
        Assert.Equal(200, response.Status);
        Assert.Equal(200, body["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", body["type"]!.GetValue<string>());
        Assert.Equal("1.5", body["value"]!["version"]!.GetValue<string>());
    }

    [Fact]
    public void A_message_is_a_text() => Assert.Equal(
        """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Saved."}""",
        InvokeResponse.Message("Saved.").ToJsonNode()!.ToJsonString());

    [Fact]
    public void An_error_keeps_HTTP_200_and_tells_its_own_status()
    {
        var response = InvokeResponse.Error(412, "Changed", "Somebody was first.");

        Assert.Equal(200, response.Status);
        Assert.Equal(
            """{"statusCode":412,"type":"application/vnd.microsoft.error","value":{"code":"Changed","message":"Somebody was first."}}""",
            response.ToJsonNode()!.ToJsonString());
    }

    [Fact]
    public void An_answer_keeps_its_bytes_when_others_are_written_after_it()
    {
        var first = InvokeResponse.Message("The first.");

        var big = InvokeResponse.Message(new string('x', 100_000));
        var second = InvokeResponse.Message("Another.");

        Assert.Equal("The first.", first.ToJsonNode()!["value"]!.GetValue<string>());
        Assert.Equal(100_000, big.ToJsonNode()!["value"]!.GetValue<string>().Length);
        Assert.Equal("Another.", second.ToJsonNode()!["value"]!.GetValue<string>());
    }

    [Fact]
    public void An_answer_can_be_written_while_another_is()
    {
        byte[] inner = [];

        var outer = JsonBytes.OfObject(writer =>
        {
            writer.WriteString("before", "inside");
            writer.Flush();
            inner = JsonBytes.OfObject(other => other.WriteNumber("inner", 1));
            writer.WriteString("after", "inside");
        });

        Assert.Equal("""{"inner":1}"""u8, inner);
        Assert.Equal("""{"before":"inside","after":"inside"}"""u8, outer);
    }

    [Fact]
    public void An_answer_that_could_not_be_written_leaves_nothing_in_the_next()
    {
        Assert.Throws<InvalidOperationException>(() => JsonBytes.OfObject(writer => writer.WriteEndArray()));

        Assert.Equal("{}"u8, JsonBytes.OfObject(_ => { }));
    }

    [Fact]
    public void A_task_module_continues_with_a_card_ends_with_a_text_or_just_closes()
    {
        var page = InvokeResponse.TaskContinue("Settings", ACard.Minimal()).ToJsonNode()!["task"]!;

        Assert.Equal("continue", page["type"]!.GetValue<string>());
        Assert.Equal("Settings", page["value"]!["title"]!.GetValue<string>());
        Assert.Equal("AdaptiveCard", page["value"]!["card"]!["content"]!["type"]!.GetValue<string>());
        Assert.Equal("""{"task":{"type":"message","value":"Saved."}}""", InvokeResponse.TaskMessage("Saved.").ToJsonNode()!.ToJsonString());
        Assert.True(InvokeResponse.TaskClose is { Status: 200, Body.IsEmpty: true });
    }

    [Fact]
    public void An_unknown_name_is_501_and_empty() => Assert.True(InvokeResponse.NotImplemented is { Status: 501, Body.IsEmpty: true });

    [Fact]
    public void The_deepest_answer_with_any_card_of_ours_is_within_the_depth_that_is_read() => Assert.All(EveryCard.ByName.Values, card =>
    {
        using var document = JsonDocument.Parse(InvokeResponse.TaskContinue("Title", card).Body, new JsonDocumentOptions { MaxDepth = BotLimits.MaxJsonDepth });

        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
    });
}
