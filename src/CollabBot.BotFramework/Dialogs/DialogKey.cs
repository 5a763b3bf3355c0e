namespace CollabBot.BotFramework.Dialogs;

/// <summary>Whose dialog it is: one person in one place. Somebody else in the same place has another key, so nobody answers for others.</summary>
/// <param name="ConversationId">The personal chat, or a thread's root conversation.</param>
public sealed record DialogKey(string TenantId, string PersonId, string ConversationId);
