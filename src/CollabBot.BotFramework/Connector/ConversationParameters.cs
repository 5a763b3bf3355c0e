using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Connector;

/// <summary>Body of <c>POST /v3/conversations</c>.</summary>
internal sealed record ConversationParameters(
    bool IsGroup,
    string TenantId,
    IReadOnlyList<ConversationMember>? Members = null,
    ConversationMember? Bot = null,
    ConversationChannelData? ChannelData = null,
    OutboundActivity? Activity = null);
