using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework;

/// <summary>What a second delivery of an activity has in common with the first.</summary>
internal readonly record struct TurnKey(string TenantId, string ConversationId, string ActivityId, string Type, string Name)
{
    /// <returns>Null for an activity without an id, which can't be told from another one.</returns>
    public static TurnKey? Of(Activity activity) => activity.Id is { Length: > 0 } id
        ? new TurnKey(activity.TenantId ?? "", activity.Conversation.Id, id, activity.Type, activity.Name ?? "")
        : null;
}
