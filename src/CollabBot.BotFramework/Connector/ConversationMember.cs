namespace CollabBot.BotFramework.Connector;

internal sealed record ConversationMember(string Id);
