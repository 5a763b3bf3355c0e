namespace CollabBot.Doubles.Teams.Connector;

/// <summary>What the bot asks of the connector, as far as limits and faults tell calls apart.</summary>
public enum ConnectorOperation
{
    CreateConversation,
    Send,
    Update,
    Delete,

    /// <summary>Reads of a roster, or of one member.</summary>
    GetMembers,

    /// <summary>Reads of a team, or of its channels.</summary>
    GetConversations,
}
