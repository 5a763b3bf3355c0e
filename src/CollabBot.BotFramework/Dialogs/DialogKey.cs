using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Whose dialog it is: one person in one place. Somebody else in the same place has another key, so nobody answers for others.</summary>
/// <param name="ConversationId">A chat, or one thread of a channel, the same for its first message and for the answers to it.</param>
public sealed record DialogKey(string TenantId, string PersonId, string ConversationId)
{
    /// <param name="personId">From the authenticated activity, never from a card.</param>
    public static DialogKey Of(string tenantId, string personId, Activity activity)
    {
        var conversation = activity.Conversation;
        return new DialogKey(
            tenantId,
            personId,
            conversation.IsChannel && activity.ThreadRootId is { } root ? $"{conversation.BaseId};messageid={root}" : conversation.Id);
    }
}
