namespace CollabBot.BotFramework.Dialogs;

/// <summary>What an interruption leaves to do.</summary>
public enum Interruption
{
    /// <summary>It was none: the active dialog gets the text.</summary>
    None,

    /// <summary>It was dealt with: the open question is asked again.</summary>
    Reprompt,

    /// <summary>Everything is called off.</summary>
    CancelAll,
}
