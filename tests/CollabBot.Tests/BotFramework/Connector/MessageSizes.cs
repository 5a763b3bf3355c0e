using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CollabBot.Tests.BotFramework.Connector;

public sealed class MessageSizes
{
    private static readonly string Sentence = new TurnTexts().TooBig;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x")]
    [InlineData("ß")]
    [InlineData("한")]
    [InlineData("😀")]
    [InlineData("x😀")]
    [InlineData("\u0001")]
    public async Task The_largest_message_goes_as_it_is_and_one_character_more_goes_as_text(string character)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201, """{"id":"1"}""");
        var largest = OfSize(BotLimits.MaxMessageBytes, character);

        await SendAsync(connector, largest);
        await SendAsync(connector, largest with { Text = largest.Text + "x" });

        var bodies = connector.Requests.Select(request => request.Body).ToArray();
        Assert.Equal(BotLimits.MaxMessageBytes, Encoding.Unicode.GetByteCount(bodies[0]));
        Assert.InRange(Encoding.Unicode.GetByteCount(bodies[1]), 1, BotLimits.MaxMessageBytes - 1);
        Assert.Equal(BotLimits.MaxShortenedText, Text(bodies[1])!.Length, tolerance: 1);
        Assert.EndsWith($"…\n\n{Sentence}", Text(bodies[1]), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', bodies[1]);
        Assert.Equal(["shortened measure"], connector.Counts.All);
    }

    [Fact]
    public async Task A_smaller_version_is_preferred_from_the_aimed_size_on()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201, """{"id":"1"}""");
        var aimed = OfSize(BotLimits.AimedMessageBytes, "x") with { Smaller = OutboundActivity.FromText("small") };

        await SendAsync(connector, aimed);
        await SendAsync(connector, aimed with { Text = aimed.Text + "x" });

        Assert.Equal([aimed.Text, "small"], connector.Requests.Select(request => Text(request.Body)));
        Assert.Equal(["shortened measure"], connector.Counts.All);
    }

    [Fact]
    public async Task Versions_are_tried_in_their_order_and_the_text_comes_last()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201, """{"id":"19:c;messageid=5","activityId":"5"}""");
        var activity = OutboundActivity.FromCard(Big(), "first") with
        {
            Smaller = OutboundActivity.FromCard(Big(), "second") with { Importance = "high" },
        };

        var outcome = await connector.Client.CreateThreadAsync("t", "19:c", activity, Live);

        Assert.IsType<CreateConversationOutcome.Created>(outcome);
        var sent = JsonNode.Parse(connector.Requests.Single().Body)!["activity"]!;
        Assert.Equal(["type", "text", "textFormat", "importance"], sent.AsObject().Select(member => member.Key));
        Assert.Equal($"second\n\n{Sentence}", (string?)sent["text"]);
        Assert.Equal(2, connector.Counts.All.Count);
    }

    [Fact]
    public async Task An_update_that_is_refused_for_its_size_is_repeated_once_in_its_smaller_version()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answer = context =>
        {
            context.Response.StatusCode = context.Request.ContentLength > 400 ? 413 : 200;
            return context.Response.WriteAsync(context.Request.ContentLength > 400 ? """{"error":{"code":"MessageSizeTooBig"}}""" : """{"id":"9"}""", Live);
        };
        var activity = OutboundActivity.FromCard(new AdaptiveCard { FallbackText = new string('f', 500), Body = [] }, "In short");

        var outcome = await connector.Client.UpdateActivityAsync("a:1", "9", activity, Live);

        Assert.Equal(new SendOutcome.Done("9"), outcome);
        Assert.Equal(["PUT", "PUT"], connector.Requests.Select(request => request.Method));
        Assert.Equal(["shortened connector"], connector.Counts.All);
    }

    [Fact]
    public async Task What_is_refused_in_both_versions_is_too_big()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(413, """{"error":{"code":"MessageSizeTooBig"}}""");
        var activity = OutboundActivity.FromCard(Big(10), "s") with { Smaller = OutboundActivity.FromCard(Big(5), "s") };

        var outcome = await SendAsync(connector, activity);

        Assert.Equal(ConnectorFault.TooBig, Assert.IsType<SendOutcome.Permanent>(outcome).Fault);
        Assert.Equal(2, connector.Requests.Count);
    }

    [Fact]
    public async Task What_has_no_smaller_version_does_not_go_out()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var activity = new OutboundActivity { Type = "event", ChannelData = new JsonObject { ["x"] = new string('x', BotLimits.MaxMessageBytes) } };

        var outcome = await SendAsync(connector, activity);

        Assert.Equal(new SendOutcome.Permanent(0, "MessageSizeTooBig"), outcome);
        Assert.Equal(ConnectorFault.TooBig, ((SendOutcome.Permanent)outcome).Fault);
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public void A_short_text_has_no_shorter_form_and_a_card_without_a_summary_has_its_fallback()
    {
        Assert.Null(OutboundActivity.FromText("Hello.").Shorter(Sentence));
        Assert.Null(OutboundActivity.Typing().Shorter(Sentence));
        var card = new OutboundActivity { Attachments = [new CardAttachment(new AdaptiveCard { FallbackText = "A card", Body = [] })] };
        Assert.Equal($"A card\n\n{Sentence}", card.Shorter(Sentence)!.Text);
        Assert.DoesNotContain("maller", (card with { Smaller = card }).ToJson(), StringComparison.Ordinal);
    }

    private static AdaptiveCard Big(int count = BotLimits.MaxMessageBytes) => new() { FallbackText = new string('f', count), Body = [] };

    /// <summary>As JSON in UTF-16, to the byte.</summary>
    private static OutboundActivity OfSize(int bytes, string character)
    {
        var empty = SizeOf("");
        var (count, rest) = Math.DivRem(bytes - empty, SizeOf(character) - empty);
        var text = new StringBuilder().Insert(0, character, count).Append('x', rest / sizeof(char)).ToString();
        return OutboundActivity.FromText(text);
    }

    private static int SizeOf(string text) => Encoding.Unicode.GetByteCount(OutboundActivity.FromText(text).ToJson());

    private static string? Text(string body) => JsonDocument.Parse(body).RootElement.GetProperty("text").GetString();

    private static Task<SendOutcome> SendAsync(LoopbackConnector connector, OutboundActivity activity) =>
        connector.Client.SendToConversationAsync("a:1", activity, Live);
}
