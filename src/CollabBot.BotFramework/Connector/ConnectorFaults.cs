namespace CollabBot.BotFramework.Connector;

/// <summary>Which fault the connector means. A code that is not known means what its status does.</summary>
internal static class ConnectorFaults
{
    public const string ServiceUrlRefused = "ServiceUrlRefused";
    public const string MessageSizeTooBig = "MessageSizeTooBig";
    public const string BotNotRegistered = "BotNotRegistered";

    public static ConnectorFault Of(int status, string code) => (status, code) switch
    {
        (_, ServiceUrlRefused) => ConnectorFault.AddressRefused,
        (_, MessageSizeTooBig) => ConnectorFault.TooBig,
        (401, BotNotRegistered) => ConnectorFault.BotNotRegistered,
        (403, "BotDisabledByAdmin") => ConnectorFault.DisabledByAdministrator,
        (403, "BotNotInConversationRoster") => ConnectorFault.NotInConversation,
        (403, "ConversationBlockedByUser" or "MessageWritesBlocked") => ConnectorFault.BlockedByPerson,
        (403, "ForbiddenOperationException") => ConnectorFault.NotInstalledForPerson,
        (403, "InvalidBotApiHost") => ConnectorFault.WrongHost,
        (404, "ActivityNotFoundInConversation") => ConnectorFault.MessageGone,
        (404, "ConversationNotFound") => ConnectorFault.ConversationGone,
        (404, "MemberNotFoundInConversation") => ConnectorFault.NotAMember,
        (400, _) => ConnectorFault.BadRequest,
        (403, _) => ConnectorFault.Forbidden,
        (413, _) => ConnectorFault.TooBig,
        (501, _) => ConnectorFault.NotSupported,
        _ => ConnectorFault.Other,
    };
}
