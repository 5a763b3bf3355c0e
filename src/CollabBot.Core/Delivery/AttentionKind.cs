namespace CollabBot.Core.Delivery;

/// <summary>What the bot sends a person of its own accord, in their own chat. The names are part of the stored format.</summary>
/// <remarks>
/// Not among them, and not counted: what answers something that the person did, what goes to a channel, and what tells an admin about setting a team up.
/// </remarks>
public enum AttentionKind
{
    /// <summary>The questions of a round.</summary>
    Ask,

    /// <summary>The reminder of a round. Its place is kept when the questions go out, for everybody alike.</summary>
    Reminder,

    /// <summary>A leader's digest, with the pages of comments that follow it.</summary>
    Digest,

    /// <summary>A team's summary, or what its leaders replied to one, where the channel does not get it.</summary>
    Summary,

    Nudge,

    /// <summary>That comments were shown to nobody. Counted for everybody who might have written one, for else the account would tell who did.</summary>
    CommentNote,
}
