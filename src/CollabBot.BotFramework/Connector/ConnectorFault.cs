namespace CollabBot.BotFramework.Connector;

/// <summary>Why the connector will not take something now or later, by what is to be done about it.</summary>
public enum ConnectorFault
{
    /// <summary>Nothing that is known: do not repeat it.</summary>
    Other = 0,

    /// <summary>The request itself is wrong, such as a card that is none. Repeating it is of no use; the bot is to be mended.</summary>
    BadRequest,

    /// <summary>The bot is not registered for this channel or tenant. Nothing can be sent until an operator has acted.</summary>
    BotNotRegistered,

    /// <summary>An administrator of the tenant switched the bot off. Send nothing there until it is installed again.</summary>
    DisabledByAdministrator,

    /// <summary>The bot is not in the chat or team any more. Send nothing there until it is installed again.</summary>
    NotInConversation,

    /// <summary>The person blocked the bot. Send nothing to them until they write or install it.</summary>
    BlockedByPerson,

    /// <summary>The person does not have the bot. It is to be installed for them first.</summary>
    NotInstalledForPerson,

    /// <summary>The service URL belongs to another cloud. Nothing can be sent until the reference or the settings are right.</summary>
    WrongHost,

    /// <summary>The bot may not do this.</summary>
    Forbidden,

    /// <summary>The message is gone. Send a new one in place of an update.</summary>
    MessageGone,

    /// <summary>The conversation is gone. Forget it.</summary>
    ConversationGone,

    /// <summary>The person is not a member of the conversation.</summary>
    NotAMember,

    /// <summary>Too big, even when shortened.</summary>
    TooBig,

    /// <summary>The channel does not do this.</summary>
    NotSupported,

    /// <summary>The service URL is not one that the bot calls; nothing was sent.</summary>
    AddressRefused,
}
