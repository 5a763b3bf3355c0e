using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>In a channel the conversation's id has the thread in it, except for the thread's first message.</summary>
public sealed class StateKeys
{
    [Theory]
    [InlineData("personal", "a:1", "m1", "a:1")]
    [InlineData("groupChat", "19:g@thread.v2", "m1", "19:g@thread.v2")]
    [InlineData("channel", "19:c@thread.tacv2", "m1", "19:c@thread.tacv2;messageid=m1")]
    [InlineData("channel", "19:c@thread.tacv2;messageid=m1", "m1", "19:c@thread.tacv2;messageid=m1")]
    [InlineData("channel", "19:c@thread.tacv2;messageid=m1", "m2", "19:c@thread.tacv2;messageid=m1")]
    [InlineData("channel", "19:c@thread.tacv2;messageid=m2", "m3", "19:c@thread.tacv2;messageid=m2")]
    public void A_conversation_is_a_chat_or_a_thread_from_its_first_message_on(string type, string conversation, string message, string key)
    {
        var activity = Captured.Activity("message-text-personal") with { Id = message, Conversation = new ConversationAccount(conversation, type) };

        Assert.Equal(new DialogKey("t", "p", key), DialogKey.Of("t", "p", activity));
    }
}
