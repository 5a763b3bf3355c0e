using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;

namespace CollabBot.BotFramework;

internal sealed class TurnContext(Activity activity, ConnectorClient connector) : ITurnContext
{
    public Activity Activity => activity;

    public ConnectorClient Connector => connector;

    public Task<SendOutcome> SendActivityAsync(OutboundActivity reply, CancellationToken cancellationToken) =>
        connector.SendToConversationAsync(activity.Conversation.Id, reply, cancellationToken);

    public Task<SendOutcome> UpdateActivityAsync(string activityId, OutboundActivity replacement, CancellationToken cancellationToken) =>
        connector.UpdateActivityAsync(activity.Conversation.Id, activityId, replacement, cancellationToken);

    public Task<SendOutcome> DeleteActivityAsync(string activityId, CancellationToken cancellationToken) =>
        connector.DeleteActivityAsync(activity.Conversation.Id, activityId, cancellationToken);
}
