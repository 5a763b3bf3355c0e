using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>Whether the bot may do something in a place, as that place is at present.</summary>
internal static class ConnectorRules
{
    /// <returns>Null when it may post, update and delete there.</returns>
    public static ConnectorError? WhyNotWrite(FakeTenant tenant, FakeConversation? place) => WhyNotSee(tenant, place) ?? place switch
    {
        FakeConversation.Personal { Person.HasBlockedBot: true } => ConnectorError.ConversationBlockedByUser,
        FakeConversation.OfChannel { Team.State: FakeTeamState.Archived } => ConnectorError.NotEnoughPermissions,
        _ => null,
    };

    /// <returns>Null when it may read who is there.</returns>
    public static ConnectorError? WhyNotSee(FakeTenant tenant, FakeConversation? place) => place switch
    {
        _ when tenant.IsBotDisabled => ConnectorError.BotDisabledByAdmin,
        null => ConnectorError.ConversationNotFound,
        FakeConversation.Personal { Person.HasBot: false } => ConnectorError.BotNotInConversationRoster,
        FakeConversation.OfChannel { Channel.IsDeleted: true } => ConnectorError.ConversationNotFound,
        FakeConversation.OfChannel channel => WhyNotSee(tenant, channel.Team),
        FakeConversation.Group { Chat.HasBot: false } => ConnectorError.BotNotInConversationRoster,
        _ => null,
    };

    /// <returns>Null when it may read what the team is and which channels it has.</returns>
    public static ConnectorError? WhyNotSee(FakeTenant tenant, FakeTeam? team) => team switch
    {
        _ when tenant.IsBotDisabled => ConnectorError.BotDisabledByAdmin,
        null or { IsGone: true } => ConnectorError.ConversationNotFound,
        { HasBot: false } => ConnectorError.BotNotInConversationRoster,
        _ => null,
    };

    /// <returns>Null when it may open a chat with the person.</returns>
    public static ConnectorError? WhyNotOpen(FakeTenant tenant, FakePerson person) => person switch
    {
        _ when tenant.IsBotDisabled => ConnectorError.BotDisabledByAdmin,
        { HasBot: false } => ConnectorError.ForbiddenOperation,
        _ => null,
    };
}
