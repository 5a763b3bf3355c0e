namespace CollabBot.BotFramework.Dialogs;

/// <summary>Where the dialogs stand after a turn.</summary>
public enum DialogTurnStatus
{
    /// <summary>Nothing was going on, or the activity is no typed text: the turn is free for others.</summary>
    Empty,

    /// <summary>A question is open.</summary>
    Waiting,

    /// <summary>The last dialog ended with a result.</summary>
    Complete,

    /// <summary>Everything was called off, by the person or because it can't go on. The person was told.</summary>
    Cancelled,

    /// <summary>A question had as many answers that would not do as it allows; everything was called off. The person was told.</summary>
    GaveUp,

    /// <summary>This activity was dealt with before; nothing was done again.</summary>
    AlreadyHandled,

    /// <summary>Others kept writing the same state; nothing was changed, and the person was asked to repeat.</summary>
    Busy,
}
