namespace CollabBot.BotFramework.Connector;

internal sealed record ConversationChannelData(ConversationMember Channel);
