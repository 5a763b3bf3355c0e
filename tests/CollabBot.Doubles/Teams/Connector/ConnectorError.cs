using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>A refusal as the connector words it.</summary>
/// <param name="SubCode">What the older shape of errors calls it.</param>
public sealed record ConnectorError(int Status, string Code, string Message, string? SubCode = null)
{
    public static ConnectorError BadArgument { get; } = new(400, "BadArgument", "Invalid argument in the request.");

    public static ConnectorError BadSyntax { get; } = new(400, "BadSyntax", "Bad format of the activity.");

    public static ConnectorError BadConversationParameters { get; } = new(400, "BadSyntax", "Incorrect conversation creation parameters");

    public static ConnectorError BotNotRegistered { get; } = new(401, "BotNotRegistered", "The bot is not registered.");

    public static ConnectorError BotDisabledByAdmin { get; } = new(403, "BotDisabledByAdmin", "The tenant admin disabled this bot.");

    public static ConnectorError BotNotInConversationRoster { get; } = new(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static ConnectorError ConversationBlockedByUser { get; } = new(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.", "MessageWritesBlocked");

    public static ConnectorError ForbiddenOperation { get; } = new(403, "ForbiddenOperationException", "The bot is not installed in the user's personal scope.");

    public static ConnectorError NotEnoughPermissions { get; } = new(403, "NotEnoughPermissions", "The bot does not have enough permissions for the required action.");

    public static ConnectorError ActivityNotFound { get; } = new(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    public static ConnectorError ConversationNotFound { get; } = new(404, "ConversationNotFound", "The conversation was not found.");

    public static ConnectorError MemberNotFound { get; } = new(404, "MemberNotFoundInConversation", "The member was not found in the conversation.");

    public static ConnectorError PreconditionFailed { get; } = new(412, "PreconditionFailed", "A precondition failed: there was a concurrent operation on the same conversation.");

    public static ConnectorError MessageSizeTooBig { get; } = new(413, "MessageSizeTooBig", "The size of the message is too big.");

    public static ConnectorError Throttled { get; } = new(429, "Throttled", "Too many requests.");

    public static ConnectorError ServiceError { get; } = new(500, "ServiceError", "There was an error in the service.");

    /// <summary>What something between the bot and the connector says.</summary>
    /// <param name="status">Such as 502, 503 or 504.</param>
    public static ConnectorError OfGateway(int status) => new(status, "ServiceUnavailable", "The service is unavailable.");

    internal string Write(ErrorShape shape) => shape switch
    {
        ErrorShape.Current => new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = Code,
                ["message"] = Message,
                ["innerHttpError"] = new JsonObject { ["statusCode"] = Status, ["body"] = new JsonObject() },
            },
        }.ToJsonString(),
        ErrorShape.Older => new JsonObject
        {
            ["errorCode"] = 209,
            ["message"] = new JsonObject { ["subCode"] = SubCode ?? Code, ["details"] = Message }.ToJsonString(),
        }.ToJsonString(),
        ErrorShape.Html => $"<html><body><h1>{Message}</h1></body></html>",
        _ => "",
    };
}
