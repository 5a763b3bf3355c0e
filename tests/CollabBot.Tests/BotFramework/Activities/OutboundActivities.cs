using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using CollabBot.Tests.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.Activities;

public sealed class OutboundActivities
{
    [Fact]
    public void A_text_is_a_message_and_nothing_else() =>
        Assert.Equal("""{"type":"message","text":"Grüße 😀"}""", OutboundActivity.FromText("Grüße 😀").ToJson().Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));

    [Fact]
    public void A_card_goes_with_its_summary_and_content_type()
    {
        var json = JsonNode.Parse(OutboundActivity.FromCard(ACard.Minimal(), "Weekly pulse").ToJson())!;

        Assert.Equal("Weekly pulse", json["summary"]!.GetValue<string>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", json["attachments"]![0]!["contentType"]!.GetValue<string>());
        Assert.Equal("AdaptiveCard", json["attachments"]![0]!["content"]!["type"]!.GetValue<string>());
        Assert.Null(json["text"]);
    }

    [Fact]
    public void Nothing_that_only_comes_in_can_go_out()
    {
        var names = typeof(OutboundActivity).GetProperties().Select(property => property.Name);

        Assert.Empty(names.Intersect(["ServiceUrl", "From", "Conversation", "Id", "Timestamp", "CallerId", "ChannelId", "Recipient"]));
    }

    [Fact]
    public void A_reference_comes_back_as_it_was_stored()
    {
        var activity = Captured.Activity("message-mention-channel");
        var reference = ConversationReference.Of(activity, new DateTimeOffset(2026, 5, 2, 8, 0, 0, TimeSpan.Zero));

        var again = ConversationReference.Parse(reference.ToUtf8Json());

        Assert.Equal(reference, again);
        Assert.Equal("19:team-general@thread.tacv2", again!.TeamId);
        Assert.Null(ConversationReference.Parse("{\"channelId\":5}"u8));
    }
}
