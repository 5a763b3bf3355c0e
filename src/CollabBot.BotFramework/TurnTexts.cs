namespace CollabBot.BotFramework;

/// <summary>What the protocol layer itself says to people. Register another instance to say it otherwise.</summary>
public sealed record TurnTexts
{
    /// <summary>Sent when handling a message failed.</summary>
    public string Failed { get; init; } =
        "Sorry, that did not work; nothing that was saved before is lost, so please try again in a minute.";

    /// <summary>Follows the text that is sent in place of a message that Teams would not take.</summary>
    public string TooBig { get; init; } = "(The whole message is too long for Teams, so this is the short form.)";
}
