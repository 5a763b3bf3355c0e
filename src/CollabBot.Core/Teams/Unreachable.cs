namespace CollabBot.Core.Teams;

/// <summary>Why nothing reaches a person. The names are part of the stored format.</summary>
public enum Unreachable
{
    /// <summary>They blocked the bot.</summary>
    Blocked,

    /// <summary>They do not have the bot.</summary>
    NotInstalled,

    /// <summary>They are not in the team any more.</summary>
    Left,

    /// <summary>The chat with them is gone.</summary>
    ConversationGone,

    /// <summary>An administrator of the tenant switched the bot off.</summary>
    ForbiddenByAdmin,

    /// <summary>What was sent did not arrive before the round was over, or their week had no room for it. Of that round alone, so it is kept nowhere.</summary>
    NotDelivered,
}
