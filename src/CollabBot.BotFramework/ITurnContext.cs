using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;

namespace CollabBot.BotFramework;

/// <summary>One admitted activity and the way to answer it.</summary>
public interface ITurnContext
{
    Activity Activity { get; }

    /// <summary>The connector that the activity came from.</summary>
    ConnectorClient Connector { get; }

    /// <summary>Posts to the conversation (and thread) of the activity.</summary>
    Task<SendOutcome> SendActivityAsync(OutboundActivity activity, CancellationToken cancellationToken);

    /// <summary>Replaces a message of the bot in the activity's conversation.</summary>
    Task<SendOutcome> UpdateActivityAsync(string activityId, OutboundActivity activity, CancellationToken cancellationToken);

    /// <summary>Deletes a message of the bot in the activity's conversation.</summary>
    Task<SendOutcome> DeleteActivityAsync(string activityId, CancellationToken cancellationToken);
}
